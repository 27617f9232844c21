import { computed, type Signal, signal } from '@preact/signals';
import { type Keeping, keepMatches } from '../direct/keeping.ts';
import { CallDesk } from '../matching/call-desk.ts';
import { createEscapeTwice, type EscapeTwice } from '../matching/escape-twice.ts';
import { createTalkChat, type TalkChat } from '../matching/talk-chat.ts';
import { TalkDesk } from '../matching/talk-desk.ts';
import { openTalkMemory } from '../matching/talk-memory.ts';
import { type SeatTeller, tellSeat } from '../matching/tell-seat.ts';
import { hasKeptRooms } from '../rooms/kept-rooms.ts';
import { announceStates } from './announce-states.ts';
import type { Connection } from './connection.ts';
import { followDeletion } from './follow-deletion.ts';
import { followRoute } from './follow-route.ts';
import { followLinking } from './linked.ts';
import { nameTab } from './name-tab.ts';
import { openTextOnMessage } from './open-text-on-message.ts';
import { PlaceDesk } from './place-desk.ts';
import { route } from './router.ts';
import { stayAwake } from './stay-awake.ts';
import { tellConsent } from './tell-consent.ts';
import { tellUnseen } from './tell-unseen.ts';
import { tickOnNews } from './tick-on-news.ts';

/** All of the page that talks to the server: one for the life of the page. */
export interface Client {
  readonly connection: Connection;
  readonly desk: TalkDesk;
  readonly calls: CallDesk;
  readonly talkChat: TalkChat;
  readonly placeDesk: PlaceDesk;
  readonly keeping: Keeping;
  readonly seat: SeatTeller;
  readonly escapeTwice: EscapeTwice;
  /** The written side of a call is open. */
  readonly isWriting: Signal<boolean>;
}

export function createClient(connection: Connection): Client {
  const desk = new TalkDesk(connection);
  const memory = openTalkMemory();
  const remembered = route.peek().kind === 'talk' ? memory.read() : undefined;
  if (remembered) desk.resume(remembered.talk);
  const calls = new CallDesk(connection, desk);
  const talkChat = createTalkChat(connection, desk, memory);
  const client: Client = {
    connection,
    desk,
    calls,
    talkChat,
    placeDesk: new PlaceDesk(connection),
    keeping: keepMatches(connection, desk),
    seat: tellSeat(connection, desk),
    escapeTwice: createEscapeTwice(),
    isWriting: signal(false),
  };
  followRoute(client);
  followDeletion(connection);
  followLinking(connection);
  announceStates(client);
  const unseen = tellUnseen(connection);
  nameTab(
    client,
    computed(() => unseen.value + client.placeDesk.unreadCount.value),
  );
  // Who was in rooms is in them again, wherever they look.
  connection.onRestore(async () => {
    if (hasKeptRooms()) void client.placeDesk.load();
  });
  openTextOnMessage(client);
  stayAwake(calls);
  tellConsent(connection);
  tickOnNews(client);
  return client;
}
