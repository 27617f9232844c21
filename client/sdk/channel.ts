import type { Ack, Message, Results } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import { foldRoomName } from '../../shared/room-name.ts';
import type { LogPage } from './message-log.ts';
import type { Target } from './target.ts';
import type { Ask } from './wire.ts';

export type RoomAnswer = Results['join_room'];

/** What differs between a room and a person on the wire. */
export interface Channel {
  /**
   * Opens the conversation for this connection, and reads the newest page or what came after a message. Our other
   * devices are told, unless this one follows what was done before or elsewhere.
   */
  enter(ask: Ask, after: number | undefined, follows: boolean): Promise<Ack<LogPage>>;
  /** After a message, or a time. */
  readAfter(ask: Ask, after: number | string): Promise<Ack<LogPage>>;
  readBefore(ask: Ask, before: number): Promise<Ack<LogPage>>;
  send(ask: Ask, text: string, clientId: string): Promise<Ack<{ message: Message }>>;
  type(ask: Ask, isTyping: boolean): void;
  leave(ask: Ask, follows: boolean): void;
  /** Whether something that is told belongs here. */
  isFor(told: Pick<Message, 'room' | 'withUser'>): boolean;
}

/** `onJoined` is told who is in a room each time that it is joined. */
export function channelTo(target: Target, onJoined: (answer: RoomAnswer) => void): Channel {
  return target.kind === 'room'
    ? channelToRoom(foldRoomName(target.room), onJoined)
    : channelToPerson(target.userId);
}

const limit = limits.historyPage;

function channelToRoom(room: string, onJoined: (answer: RoomAnswer) => void): Channel {
  return {
    async enter(ask, after, follows) {
      const place = { room, ...(after !== undefined && { after }) };
      const answer = await ask('join_room', { ...place, ...(follows && { follows }) });
      if (answer.ok) onJoined(answer);
      return answer;
    },
    readAfter: (ask, after) => ask('get_recent_messages', { room, after, limit }),
    readBefore: (ask, before) => ask('get_recent_messages', { room, before, limit }),
    send: (ask, text, clientId) => ask('chat_message', { room, text, clientId }),
    type: (ask, isTyping) => void ask('typing', { room, isTyping }),
    leave: (ask, follows) => void ask('leave_room', { room, ...(follows && { follows }) }),
    isFor: (told) => told.room === room,
  };
}

/** One is in a conversation with a person by being connected. */
function channelToPerson(withUser: string): Channel {
  return {
    enter: (ask, after) => ask('get_direct_messages', { withUser, ...(after !== undefined && { after }) }),
    readAfter: (ask, after) => ask('get_direct_messages', { withUser, after, limit }),
    readBefore: (ask, before) => ask('get_direct_messages', { withUser, before, limit }),
    send: (ask, text, clientId) => ask('chat_message', { toUser: withUser, text, clientId }),
    type: (ask, isTyping) => void ask('typing', { toUser: withUser, isTyping }),
    leave() {},
    isFor: (told) => told.withUser === withUser,
  };
}
