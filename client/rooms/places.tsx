import './room.css';
import '../direct/direct.css';
import type { ComponentType } from 'preact';
import type { Client } from '../app/client.ts';
import type { Connection } from '../app/connection.ts';
import { isGuest } from '../app/guest.ts';
import type { Route } from '../app/route.ts';
import { route } from '../app/router.ts';
import { unsentDatabase } from '../app/unsent-database.ts';
import { DirectDesk } from '../direct/direct-desk.ts';
import { DirectScreen } from '../direct/direct-screen.tsx';
import { TalksScreen } from '../direct/talks-screen.tsx';
import { chatClientOver } from '../sdk/chat-client.ts';
import { indexedDbPendingStore } from '../sdk/indexed-db-pending-store.ts';
import { memoryPendingStore } from '../sdk/pending.ts';
import { announceRoom } from './announce-room.ts';
import { RoomDesk } from './room-desk.ts';
import { RoomScreen } from './room-screen.tsx';

export interface PlaceProps {
  client: Client;
  places: Places;
}

/** Where others may be, beside strangers. */
export interface Places {
  readonly rooms: RoomDesk;
  readonly direct: DirectDesk;
  readonly Screen: ComponentType<PlaceProps>;
  enter(at: Route): void;
  leaveFor(at: Route): void;
}

/** What is not sent yet outlives the page, but not a guest. */
export function openPlaces(connection: Connection): Places {
  const pending = isGuest() ? memoryPendingStore() : indexedDbPendingStore(unsentDatabase);
  const { conversation } = chatClientOver(connection, pending);
  const rooms = new RoomDesk(connection, conversation);
  announceRoom(rooms);
  const direct = new DirectDesk(connection, conversation);
  return {
    rooms,
    direct,
    Screen,
    enter(at) {
      if (at.kind === 'room') rooms.enter(at.name);
      if (at.kind === 'person') direct.enter(at.userId);
    },
    leaveFor(at) {
      if (at.kind !== 'room') rooms.leave();
      if (at.kind !== 'person') direct.leave();
    },
  };
}

function Screen(props: PlaceProps) {
  switch (route.value.kind) {
    case 'room':
      return <RoomScreen {...props} />;
    case 'person':
      return <DirectScreen {...props} />;
    default:
      return <TalksScreen {...props} />;
  }
}
