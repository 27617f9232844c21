import type { ServerToClientEvents } from '../../shared/events.ts';

export type PersonalEvent =
  | 'typing'
  | 'message_read'
  | 'user_renamed'
  | 'match_kept'
  | 'conversation_extended'
  | 'room_entered'
  | 'room_left'
  | 'messages_blanked'
  | 'data_deleted'
  | 'device_linked';

/** Something that a person is told on all their connections but, where one is named, the one that caused it. */
export interface Telling<E extends PersonalEvent = PersonalEvent> {
  event: E;
  payload: Parameters<ServerToClientEvents[E]>[0];
  except?: string | undefined;
}

/** Carries what a person is told to the nodes where they are, and wakes no other; at most once. */
export interface PersonBus {
  /** Rejects with `RedisUnavailable`. */
  send(userId: string, telling: Telling): Promise<void>;
  /** Hears what the person is told, until `unsubscribe`. One listener a person. */
  subscribe(userId: string, listener: (telling: Telling) => void): void;
  unsubscribe(userId: string): void;
}
