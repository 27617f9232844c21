import type { Message, ServerToClientEvents } from '../../shared/events.ts';
import type { PoolEvent } from './pool.ts';

export type RelayedEvent = 'chat_message' | 'typing' | 'webrtc_signal';

/** Something that one side of a match tells the other. */
export interface Relay<E extends RelayedEvent = RelayedEvent> {
  kind: 'relay';
  matchId: string;
  userId: string;
  from: { userId: string; nodeId: string };
  /** Its place among all that this person tells the other. */
  sequence: number;
  event: E;
  payload: Parameters<ServerToClientEvents[E]>[0];
}

/** Back to the node that sent it: the person is not there. */
export interface Bounced {
  kind: 'bounced';
  relay: Relay;
}

/** Asks another node what it knows of a talk; with nothing to ask about, only to hear from it. */
export interface Question {
  kind: 'question';
  id: number;
  from: string;
  about?: { matchId: string; userId: string; peerId: string };
}

export interface Answer {
  kind: 'answer';
  id: number;
  messages: Message[];
  /** What waits for the peer. */
  heldBack: Relay[];
  lastSequence: number;
}

/** All that nodes tell each other of matches. */
export type MatchMessage = PoolEvent | Relay | Bounced | Question | Answer;
