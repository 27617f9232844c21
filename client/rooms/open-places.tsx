import './room.css';
import '../direct/direct.css';
import { foldRoomName } from '../../shared/room-name.ts';
import type { Connection } from '../app/connection.ts';
import { isGuest } from '../app/guest.ts';
import { navigate, redirect, route } from '../app/router.ts';
import { announce } from '../app/status.ts';
import { unsentDatabase } from '../app/unsent-database.ts';
import { DirectDesk } from '../direct/direct-desk.ts';
import { DirectScreen } from '../direct/direct-screen.tsx';
import { TalksScreen } from '../direct/talks-screen.tsx';
import { chatClientOver } from '../sdk/chat-client.ts';
import { indexedDbPendingStore } from '../sdk/indexed-db-pending-store.ts';
import { memoryPendingStore } from '../sdk/pending.ts';
import { announceRoom } from './announce-room.ts';
import { doorOf, doorsOf, nextDoor } from './doors.ts';
import { followDevices } from './follow-devices.ts';
import type { PlaceProps, Places } from './places.ts';
import { RoomDesk } from './room-desk.ts';
import { RoomScreen } from './room-screen.tsx';

/** What is not sent yet outlives the page, but not a guest. */
export function openPlaces(connection: Connection): Places {
  const pending = isGuest() ? memoryPendingStore() : indexedDbPendingStore(unsentDatabase);
  const { conversation } = chatClientOver(connection, pending);
  const rooms = new RoomDesk(connection, conversation);
  announceRoom(rooms);
  followDevices(connection, rooms.mine, leftElsewhere);
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
      if (at.kind !== 'room') rooms.lookAway();
      if (at.kind !== 'person') direct.leave();
    },
    step(by) {
      const next = nextDoor(doorsOf(rooms.mine, direct.list), doorOf(route.peek()), by);
      if (next !== undefined) navigate(next);
    },
    leaveRoom(name) {
      rooms.mine.leave(name);
      navigate(rooms.mine.all.peek().length > 0 ? '/d' : '/');
    },
  };
}

/** Somebody who looks at a room that they have left on another device is shown their others. */
function leftElsewhere(room: string): void {
  const at = route.peek();
  if (at.kind !== 'room' || foldRoomName(at.name) !== room) return;
  announce(`You left the room ${room} on another device.`);
  redirect('/d');
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
