import type { Session, User } from '../../shared/events.ts';
import type { Line } from './line.ts';
import type { TokenStore } from './token-store.ts';
import { Cell } from './watched.ts';

/** Who we are and whether Redis is away, as the server last said; `called` takes in a name that is known before. */
export function hearSession(wires: Line['wires'], tokens: TokenStore) {
  const session = new Cell<Session | undefined>(undefined);
  const degraded = new Cell(false);

  const called = (user: User) => {
    const before = session.value;
    if (before?.user.id === user.id) session.value = { ...before, user };
  };

  wires.on('session', (opened) => {
    session.value = opened;
    degraded.value = opened.degraded;
    tokens.keep(opened.token);
  });
  wires.on('user_renamed', ({ user }) => called(user));
  wires.on('server_notice', ({ code }) => {
    if (code !== 'draining') degraded.value = code === 'degraded';
  });

  return { session, degraded, called };
}
