import { type Signal, signal } from '@preact/signals';
import { type CallDesk, createCallDesk } from '../matching/call-desk.ts';
import { createEscapeTwice, type EscapeTwice } from '../matching/escape-twice.ts';
import { createTalkChat, type TalkChat } from '../matching/talk-chat.ts';
import { createTalkDesk, type TalkDesk } from '../matching/talk-desk.ts';
import { openTalkMemory } from '../matching/talk-memory.ts';
import { createRoomDesk, type RoomDesk } from '../rooms/room-desk.ts';
import { announceStates } from './announce-states.ts';
import { type Connection, createConnection } from './connection.ts';
import { followRoute } from './follow-route.ts';
import { openIdentity } from './identity.ts';
import { nameTab } from './name-tab.ts';
import { route } from './router.ts';

/** All of the page that talks to the server: one for the life of the page. */
export interface Client {
  readonly connection: Connection;
  readonly desk: TalkDesk;
  readonly calls: CallDesk;
  readonly talkChat: TalkChat;
  readonly rooms: RoomDesk;
  readonly escapeTwice: EscapeTwice;
  /** The written side of a call is open. */
  readonly isWriting: Signal<boolean>;
}

export function createClient(): Client {
  const connection = createConnection(openIdentity());
  const desk = createTalkDesk(connection);
  const memory = openTalkMemory();
  const remembered = route.peek().kind === 'talk' ? memory.read() : undefined;
  if (remembered) desk.resume(remembered.talk);
  const calls = createCallDesk(connection, desk);
  const talkChat = createTalkChat(connection, desk, memory);
  const rooms = createRoomDesk(connection);
  const client: Client = {
    connection,
    desk,
    calls,
    talkChat,
    rooms,
    escapeTwice: createEscapeTwice(),
    isWriting: signal(false),
  };
  followRoute(client);
  announceStates(client);
  nameTab(desk);
  return client;
}
