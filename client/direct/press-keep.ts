import type { Client } from '../app/client.ts';
import { personPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';

/** Asks to stay in touch with the stranger, once; when both have, it leads to what the two write to each other. */
export function pressKeep({ desk, keeping }: Client): void {
  const state = desk.state.peek();
  if (!('talk' in state)) return;
  const { matchId } = state.talk.match;
  const keep = keeping.keep.peek();
  const isOurs = keep.kind !== 'unasked' && keep.matchId === matchId;
  if (!isOurs) void keeping.ask(matchId);
  else if (keep.kind === 'kept') navigate(personPath(keep.withUser));
}
