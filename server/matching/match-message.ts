import type { ServerToClientEvents } from '../../shared/events.ts';
import type { PoolEvent } from './pool.ts';

export type RelayedEvent = 'chat_message' | 'typing' | 'webrtc_signal';

/** Something that one side of a match tells the other. */
export interface Relay<E extends RelayedEvent = RelayedEvent> {
  kind: 'relay';
  matchId: string;
  userId: string;
  from: { userId: string; nodeId: string };
  event: E;
  payload: Parameters<ServerToClientEvents[E]>[0];
}

/** Back to the node that sent it: the person is not there. */
export interface Bounced {
  kind: 'bounced';
  relay: Relay;
}

/** All that nodes tell each other of matches. */
export type MatchMessage = PoolEvent | Relay | Bounced;
