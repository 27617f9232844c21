import type { Conversation } from '../client/sdk/conversation.ts';
import type { Talker } from './talkers.ts';

/** How many messages of a conversation are named. */
const mostNamed = 3;

/** What was to come to rest and did not in time: a line each. */
export class Unsettled extends Error {
  constructor(what: string[], withinMs: number) {
    super([`This did not settle within ${withinMs / 1000} s:`, ...what].join('\n'));
  }
}

/** Which clients are not up to date in which rooms, and what of theirs the server has not taken. */
export function unsettledIn(talkers: Talker[]): string[] {
  return talkers.flatMap(({ client: { connection }, rooms }, place) =>
    [...rooms].flatMap(([room, conversation]) => {
      const who = `client ${place} (${connection.session.value?.user.id ?? 'nobody yet'})`;
      const where = `${room}: ${who}, link ${connection.link.value.kind},`;
      return [...unopened(conversation), ...untaken(conversation)].map((what) => `${where} ${what}`);
    }),
  );
}

function unopened({ standing }: Conversation): string[] {
  const { value } = standing;
  if (value.kind === 'open') return [];
  const why = value.kind === 'refused' ? `: ${value.failure.code}, ${value.failure.message}` : '';
  return [`is not up to date, but ${value.kind}${why}`];
}

function untaken({ pending: { value } }: Conversation): string[] {
  if (value.length === 0) return [];
  const named = value
    .slice(0, mostNamed)
    .map(({ text, clientId, failure }) => `"${text}" (${clientId}${failure ? `, ${failure.code}` : ''})`);
  return [`messages not taken: ${value.length}, the first ${named.join(', ')}`];
}
