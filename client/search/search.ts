import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message, RequestFailure } from '../../shared/events.ts';
import { failureSentence, seconds } from '../app/sentences.ts';
import type { Ask } from '../sdk/wire.ts';

/** Where it is looked. */
export type SearchPlace = { room: string } | { withUser: string };

export type SearchState =
  | { kind: 'unasked' }
  /** `before` is from where to go on; null where that was all. */
  | { kind: 'found'; query: string; messages: readonly Message[]; before: number | null }
  | { kind: 'searching'; query: string; messages: readonly Message[] }
  | { kind: 'failed'; query: string; messages: readonly Message[]; before: number | null; sentence: string };

export interface Search {
  readonly state: ReadonlySignal<SearchState>;
  /** Looks for other words, from the newest message on. */
  begin(query: string): Promise<void>;
  /** Looks further back, or again after a failure. */
  goOn(): Promise<void>;
}

/** Looks through a conversation on the server, a part at a time. Only the last question is answered. */
export function createSearch(ask: Ask, place: SearchPlace): Search {
  const state = signal<SearchState>({ kind: 'unasked' });

  async function look(query: string, known: readonly Message[], before: number | null) {
    const searching: SearchState = { kind: 'searching', query, messages: known };
    state.value = searching;
    const answer = await ask('search_messages', { ...place, query, ...(before !== null && { before }) });
    if (state.peek() !== searching) return;
    state.value = answer.ok
      ? { kind: 'found', query, messages: [...known, ...answer.messages], before: answer.before }
      : { kind: 'failed', query, messages: known, before, sentence: searchSentence(answer.error) };
  }

  return {
    state,
    begin: (query) => look(query, [], null),
    async goOn() {
      const now = state.peek();
      if (now.kind === 'found' || now.kind === 'failed') await look(now.query, now.messages, now.before);
    },
  };
}

function searchSentence(failure: RequestFailure): string {
  if (failure.code !== 'rate_limited') return failureSentence(failure);
  return `You're searching very fast. Wait ${seconds(failure.retryAfterMs)} s.`;
}
