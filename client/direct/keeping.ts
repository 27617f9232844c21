import { type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../app/connection.ts';
import { personPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { currentTalk, isCall } from '../matching/state.ts';
import type { TalkDesk } from '../matching/talk-desk.ts';

/** Whether the two of a match want to go on writing to each other. */
export type Keep =
  | { kind: 'unasked' }
  /** We want to; the other one may. */
  | { kind: 'asked'; matchId: string }
  | { kind: 'kept'; matchId: string; withUser: string };

export interface Keeping {
  readonly keep: ReadonlySignal<Keep>;
  /** Says that we want to keep this match. */
  ask(matchId: string): Promise<void>;
}

/** Once both want it, a talk in writing goes on as a conversation; a call is not cut off for it. */
export function keepMatches(connection: Connection, desk: TalkDesk): Keeping {
  const keep = signal<Keep>({ kind: 'unasked' });

  connection.on('match_kept', ({ matchId, withUser }) => {
    keep.value = { kind: 'kept', matchId, withUser };
    announce('You both pressed Keep. You find each other in your conversations.');
    const match = currentTalk(desk.state.peek())?.match;
    if (match?.matchId === matchId && !isCall(match.mode)) navigate(personPath(withUser));
  });

  return {
    keep,
    async ask(matchId) {
      keep.value = { kind: 'asked', matchId };
      const answer = await connection.request('keep_match', { matchId });
      if (answer.ok) {
        if (keep.peek().kind === 'asked') announce('You stay in touch if Stranger presses Keep, too.');
        return;
      }
      keep.value = { kind: 'unasked' };
      announce(failureSentence(answer.error));
    },
  };
}
