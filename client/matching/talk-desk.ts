import { type ReadonlySignal, signal } from '@preact/signals';
import type { Match } from '../../shared/events.ts';
import { resumeGraceMs } from '../../shared/limits.ts';
import type { Connection } from '../app/connection.ts';
import { failureSentence } from '../app/sentences.ts';
import type { Ask } from '../app/wire.ts';
import { reduce } from './reduce.ts';
import { currentTalk, idle, type SearchReason, type State, type Talk, type TalkEvent } from './state.ts';
import type { Wishes } from './wishes.ts';

const askAgainMs = 10_000;
const resumeAgainMs = 2_000;

/** Searches for strangers, and the match that comes of it: what the person does, and what the server says. */
export interface TalkDesk {
  readonly state: ReadonlySignal<State>;
  dispatch(event: TalkEvent): void;
  /** Looks for a stranger, or for another one: the talk that is on is left first. */
  search(wishes: Wishes, reason?: SearchReason): void;
  /** Takes up the talk that this tab had before it was reloaded. */
  resume(talk: Talk): void;
  /** Ends the search or the talk. May be said twice. */
  leave(): void;
  /** Looks for another stranger, and never meets this one again. */
  block(): Promise<void>;
}

export function createTalkDesk(connection: Connection): TalkDesk {
  const state = signal<State>(idle);
  // What the server may not know yet, because the connection was lost: it is told before anything else.
  const unsaidLeaves = new Set<string>();
  const dispatch = (event: TalkEvent) => {
    state.value = reduce(state.peek(), event);
  };

  async function sayLeft(matchId: string, ask: Ask) {
    unsaidLeaves.add(matchId);
    const answer = await ask('leave_match', { matchId });
    if (answer.ok || answer.error.code !== 'unavailable') unsaidLeaves.delete(matchId);
  }

  async function askForPeer(ask: Ask) {
    const searching = state.peek();
    if (searching.kind !== 'queueing') return;
    const answer = await ask('request_random_peer', searching.wishes);
    if (answer.ok || state.peek() !== searching) return;
    const { code, retryAfterMs = 1000 } = answer.error;
    if (code === 'rate_limited') dispatch({ kind: 'searchLimited', untilMs: Date.now() + retryAfterMs });
    else if (code === 'conflict') dispatch({ kind: 'searchTaken' });
    else if (connection.link.peek().kind === 'open') {
      dispatch({ kind: 'searchRefused', sentence: failureSentence(answer.error) });
    }
  }

  /** While the connection is away nothing is asked: after the reconnect the search is. */
  const askIfOpen = async () => {
    if (connection.link.peek().kind === 'open') await askForPeer(connection.attempt);
  };

  async function resumeMatch(ask: Ask) {
    const talk = currentTalk(state.peek());
    if (!talk) return;
    const { matchId } = talk.match;
    const answer = await ask('resume_match', { matchId });
    if (answer.ok) dispatch({ kind: 'resumed', match: answer.match });
    else if (answer.error.code === 'unavailable')
      setTimeout(() => void resumeMatch(connection.attempt), resumeAgainMs);
    else dispatch({ kind: 'peerLeft', matchId, reason: 'disconnected', atMs: Date.now() });
  }

  function leave() {
    const { kind } = state.peek();
    const talk = currentTalk(state.peek());
    dispatch({ kind: 'left' });
    if (talk) void sayLeft(talk.match.matchId, connection.attempt);
    else if (kind === 'queueing') void connection.attempt('user_unavailable_webrtc', {});
  }

  async function search(wishes: Wishes, reason: SearchReason = 'asked') {
    const talk = currentTalk(state.peek());
    connection.open();
    dispatch({ kind: 'searched', wishes, atMs: Date.now(), reason });
    if (talk) await sayLeft(talk.match.matchId, connection.attempt);
    await askIfOpen();
  }

  function found(match: Match) {
    dispatch({ kind: 'found', match, atMs: Date.now() });
    const { matchId } = match;
    if (currentTalk(state.peek())?.match.matchId !== matchId) void sayLeft(matchId, connection.attempt);
  }

  connection.on('match_check', (_check, acknowledge) => {
    if (state.peek().kind === 'queueing') acknowledge({ ok: true });
  });
  connection.on('match_found', found);
  connection.on('peer_left', (end) => dispatch({ kind: 'peerLeft', atMs: Date.now(), ...end }));
  connection.on('peer_reconnecting', ({ matchId }) =>
    dispatch({ kind: 'peerReconnecting', matchId, untilMs: Date.now() + resumeGraceMs }),
  );
  connection.on('peer_resumed', ({ matchId }) => dispatch({ kind: 'peerResumed', matchId }));
  connection.on('search_ended', ({ reason }) => {
    if (reason === 'replaced') dispatch({ kind: 'searchTaken' });
    else void askIfOpen();
  });
  connection.onRestore(async (ask) => {
    await Promise.all([...unsaidLeaves].map((matchId) => sayLeft(matchId, ask)));
    await resumeMatch(ask);
    void askForPeer(ask);
  });
  setInterval(() => void askIfOpen(), askAgainMs);

  return {
    state,
    dispatch,
    leave,
    resume(talk) {
      dispatch({ kind: 'resuming', talk });
      connection.open();
    },
    search: (wishes, reason) => void search(wishes, reason),
    async block() {
      const current = state.peek();
      if (!('talk' in current)) return;
      const { match, wishes } = current.talk;
      const answer = await connection.request('block_user', { userId: match.peer.id });
      if (answer.ok) await search(wishes);
      else dispatch({ kind: 'left' });
    },
  };
}
