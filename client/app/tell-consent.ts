import { effect } from '@preact/signals';
import type { Connection } from './connection.ts';
import { currentConsent } from './consent.ts';
import { isGuest } from './guest.ts';
import { stored } from './stored.ts';

/** To whom the server's record of a consent belongs. */
interface Told {
  userId: string;
  version: number;
}

/** Tells the server what was accepted here: once for each identity, and again after it could not be told. */
export function tellConsent(connection: Connection): void {
  const told = stored<Told>(isGuest() ? 'sessionStorage' : 'localStorage', 'consent-told', toldOf);
  effect(() => {
    const userId = connection.session.value?.user.id;
    const version = currentConsent()?.version;
    if (userId === undefined || version === undefined) return;
    const known = told.read();
    if (known?.userId === userId && known.version === version) return;
    void connection.request('accept_rules', { version }).then((answer) => {
      if (answer.ok && connection.session.peek()?.user.id === userId) told.write({ userId, version });
    });
  });
}

const toldOf = (found: unknown) => found as Told;
