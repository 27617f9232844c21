import { foldRoomName } from '../../shared/room-name.ts';
import { personPath, type Route, roomPath } from '../app/route.ts';
import type { ConversationList } from '../direct/conversation-list.ts';
import type { MyRooms } from './my-rooms.ts';

/** Where one can go in the list of rooms and conversations. */
export interface Door {
  path: string;
  unread: number;
}

/** In the order of the list. */
export function doorsOf(mine: MyRooms, conversations: ConversationList): Door[] {
  const rooms = mine.all.value.map(({ name, unread }) => ({
    path: roomPath(name),
    unread: unread.value.count,
  }));
  const people = (conversations.all.value ?? []).map(({ user, unread }) => ({
    path: personPath(user.id),
    unread,
  }));
  return [...rooms, ...people];
}

/** Which of them an address leads through, as the list spells it. */
export function doorOf(at: Route): string | undefined {
  if (at.kind === 'room') return roomPath(foldRoomName(at.name));
  return at.kind === 'person' ? personPath(at.userId) : undefined;
}

/** The next one up or down, round and round: of those with something unread where there are any, else of all. */
export function nextDoor(doors: readonly Door[], at: string | undefined, by: 1 | -1): string | undefined {
  const start = doors.findIndex(({ path }) => path === at);
  const from = start === -1 && by === -1 ? 0 : start;
  const inOrder = doors.map((_, steps) => doors.at((from + by * (steps + 1)) % doors.length));
  const others = inOrder.filter((door) => door !== undefined).filter(({ path }) => path !== at);
  return (others.find(({ unread }) => unread > 0) ?? others[0])?.path;
}
