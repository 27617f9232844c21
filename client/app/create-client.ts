import { computed, signal } from '@preact/signals';
import { keepMatches } from '../direct/keeping.ts';
import { CallDesk } from '../matching/call-desk.ts';
import { createEscapeTwice } from '../matching/escape-twice.ts';
import { createTalkChat } from '../matching/talk-chat.ts';
import { TalkDesk } from '../matching/talk-desk.ts';
import { openTalkMemory } from '../matching/talk-memory.ts';
import { tellSeat } from '../matching/tell-seat.ts';
import { hasKeptRooms } from '../rooms/kept-rooms.ts';
import { announceStates } from './announce-states.ts';
import type { Client } from './client.ts';
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
    placeDesk: new PlaceDesk(connection, fetchOpener),
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

async function fetchOpener() {
  const { openPlaces } = await import('../rooms/open-places.tsx');
  return openPlaces;
}
