import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Match, Message } from '../../shared/events.ts';
import { resumeGraceMs } from '../../shared/limits.ts';
import type { Connection } from '../app/connection.ts';
import { preferences } from '../app/preferences.ts';
import { isMoving } from '../sdk/link.ts';
import type { Ask } from '../sdk/wire.ts';
import { reduce } from './reduce.ts';
import { searchFailed } from './search-failed.ts';
import {
  currentTalk,
  idle,
  leftTalk,
  type SearchReason,
  type State,
  type Talk,
  type TalkEvent,
} from './state.ts';
import { UnsaidLeaves } from './unsaid-leaves.ts';
import type { Wishes } from './wishes.ts';

const askAgainMs = 10_000;
const resumeAgainMs = 2_000;

/** Where what was written is kept. */
interface Transcript {
  /** The last message that we have from the other; 0 for none. */
  lastHeardId(): number;
  receive(messages: Message[]): void;
}

/** Searches for strangers, and the match that comes of it: what the person does, and what the server says. */
export class TalkDesk {
  readonly #connection: Connection;
  readonly #state = signal<State>(idle);
  /** The server is told of them before anything else. */
  readonly #leaves = new UnsaidLeaves();
  /** The match that is being taken up again, until the server has said yes or no. */
  #resumingMatchId: string | undefined;
  #transcript: Transcript | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#listen();
    connection.onRestore((ask) => this.#restore(ask));
    setInterval(() => void this.#askIfOpen(), askAgainMs);
    effect(() => {
      const state = this.#state.peek();
      if (!connection.degraded.value && state.kind === 'refused') void this.search(state.wishes);
    });
  }

  /** What the other wrote while our connection was lost goes there. */
  writeTo(transcript: Transcript): void {
    this.#transcript = transcript;
  }

  get state(): ReadonlySignal<State> {
    return this.#state;
  }

  dispatch(event: TalkEvent): void {
    this.#state.value = reduce(this.#state.peek(), event);
  }

  /** Looks for a stranger, or for another one: the talk that is on is left first. */
  async search(wishes: Wishes, reason: SearchReason = 'asked'): Promise<void> {
    const talk = currentTalk(this.#state.peek());
    this.#connection.open();
    this.dispatch({ kind: 'searched', wishes, atMs: Date.now(), reason });
    if (talk) await this.#leaves.say(talk.match.matchId, this.#connection.attempt);
    await this.#askIfOpen();
  }

  /** Takes up the talk that this tab had before it was reloaded. */
  resume(talk: Talk): void {
    this.dispatch({ kind: 'resuming', talk });
    this.#connection.open();
  }

  /** Ends the search or the talk. May be said twice. */
  leave(): void {
    const { kind } = this.#state.peek();
    const talk = currentTalk(this.#state.peek());
    this.dispatch({ kind: 'left' });
    if (talk) void this.#leaves.say(talk.match.matchId, this.#connection.attempt);
    else if (kind === 'queueing') void this.#connection.attempt('user_unavailable_webrtc', {});
  }

  /** Ends the talk, but stays with it: that can be taken back. */
  part(): void {
    const talk = currentTalk(this.#state.peek());
    if (!talk) return;
    this.dispatch({ kind: 'parted', atMs: Date.now() });
    void this.#leaves.say(talk.match.matchId, this.#connection.attempt);
  }

  /** Goes back to the talk that was left, if the other one is still there; else goes on where we were. */
  async undo(): Promise<void> {
    const before = this.#state.peek();
    const talk = leftTalk(before, Date.now())?.talk;
    if (!talk) return;
    const { matchId } = talk.match;
    this.#leaves.takeBack(matchId);
    this.dispatch({ kind: 'resuming', talk });
    const answer = await this.#connection.attempt('undo_leave', { matchId });
    if (answer.ok) return this.dispatch({ kind: 'resumed', match: answer.match });
    // What the server may have heard of it is taken back in turn.
    if (answer.error.code === 'unavailable') this.#leaves.keep(matchId);
    if (currentTalk(this.#state.peek()) !== talk) return;
    this.dispatch({ kind: 'peerLeft', matchId, reason: 'goneOn', atMs: Date.now() });
    if (before.kind === 'queueing') await this.search(before.wishes, 'goneOn');
  }

  /** Brings the talk here that is on in another tab, or on another device; where it is over, looks for the next. */
  async takeOver(): Promise<void> {
    const state = this.#state.peek();
    if (state.kind !== 'duplicateTab') return;
    const after = this.#transcript?.lastHeardId() ?? 0;
    const answer = await this.#connection.request('resume_match', { after });
    if (!answer.ok) {
      if (this.#state.peek() === state) await this.search(state.wishes);
      return;
    }
    this.dispatch({ kind: 'tookOver', match: answer.match, atMs: Date.now() });
    this.#leaveUnwanted(answer.match);
    this.#transcript?.receive(answer.messages);
  }

  /** Looks for another stranger, and never meets this one again. */
  async block(): Promise<void> {
    const state = this.#state.peek();
    if (!('talk' in state)) return;
    const { match, wishes } = state.talk;
    const answer = await this.#connection.request('block_user', { userId: match.peer.id });
    const now = this.#state.peek();
    if (!('talk' in now) || now.talk.match.matchId !== match.matchId) return;
    if (answer.ok) await this.search(wishes, 'blocked');
    else this.leave();
  }

  /** Ends the talk of a match that the server no longer knows. A resume under way is left to decide it. */
  endUnknown(matchId: string): void {
    if (this.#resumingMatchId === matchId) return;
    this.dispatch({ kind: 'peerLeft', matchId, reason: 'unknown', atMs: Date.now() });
  }

  #listen(): void {
    const { on } = this.#connection;
    on('match_check', (_check, acknowledge) => {
      if (this.#state.peek().kind === 'queueing') acknowledge({ ok: true });
    });
    on('match_found', (match) => this.#found(match));
    on('peer_left', (end) => this.dispatch({ kind: 'peerLeft', atMs: Date.now(), ...end }));
    on('peer_reconnecting', ({ matchId }) =>
      this.dispatch({ kind: 'peerReconnecting', matchId, untilMs: Date.now() + resumeGraceMs }),
    );
    on('peer_resumed', ({ matchId }) => this.dispatch({ kind: 'peerResumed', matchId }));
    on('peer_returned', ({ matchId }, acknowledge) => {
      this.dispatch({ kind: 'peerReturned', match: matchId });
      acknowledge({ ok: currentTalk(this.#state.peek())?.match.matchId === matchId });
    });
    on('search_ended', ({ reason }) => {
      if (reason === 'replaced') this.dispatch({ kind: 'replaced' });
      else void this.#askIfOpen();
    });
  }

  #found(match: Match): void {
    this.dispatch({ kind: 'found', match, atMs: Date.now() });
    this.#leaveUnwanted(match);
  }

  /** What has come too late is left again. */
  #leaveUnwanted({ matchId }: Match): void {
    const isWanted = currentTalk(this.#state.peek())?.match.matchId === matchId;
    if (!isWanted) void this.#leaves.say(matchId, this.#connection.attempt);
    // It may have been found for the connection that is being left.
    else if (isMoving(this.#connection.link.peek())) void this.#resumeMatch(this.#connection.attempt);
  }

  async #restore(ask: Ask): Promise<void> {
    await this.#leaves.sayAll(ask);
    await this.#resumeMatch(ask);
    void this.#askForPeer(ask);
  }

  async #resumeMatch(ask: Ask): Promise<void> {
    const talk = currentTalk(this.#state.peek());
    if (!talk) return;
    const { matchId } = talk.match;
    this.#resumingMatchId = matchId;
    const after = this.#transcript?.lastHeardId() ?? 0;
    const answer = await ask('resume_match', { matchId, after });
    if (!answer.ok && answer.error.code === 'unavailable') {
      setTimeout(() => void this.#resumeMatch(this.#connection.attempt), resumeAgainMs);
      return;
    }
    this.#resumingMatchId = undefined;
    if (answer.ok) {
      this.dispatch({ kind: 'resumed', match: answer.match });
      this.#transcript?.receive(answer.messages);
    } else this.dispatch({ kind: 'peerLeft', matchId, reason: 'disconnected', atMs: Date.now() });
  }

  /** While the connection is away nothing is asked: after the reconnect, or the move to another node, the search is. */
  async #askIfOpen(): Promise<void> {
    const isWaiting =
      this.#connection.link.peek().kind === 'draining' && this.#state.peek().kind === 'queueing';
    if (isWaiting) this.#connection.tryNow();
    if (this.#connection.link.peek().kind === 'open') await this.#askForPeer(this.#connection.attempt);
  }

  async #askForPeer(ask: Ask): Promise<void> {
    const searching = this.#state.peek();
    if (searching.kind !== 'queueing') return;
    const directRoute = !preferences.peek().privateRoute;
    const answer = await ask('request_random_peer', {
      ...searching.wishes,
      ...(directRoute && { directRoute }),
    });
    if (answer.ok || this.#state.peek() !== searching) return;
    const { link, degraded } = this.#connection;
    const circumstances = { link: link.peek(), degraded: degraded.peek(), nowMs: Date.now() };
    const event = searchFailed(answer.error, circumstances);
    if (event) this.dispatch(event);
  }
}
