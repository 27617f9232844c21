import { effect, type Signal } from '@preact/signals';
import type { Connection } from '../app/connection.ts';
import {
  type Change,
  hasMissed,
  membersRead,
  moreMembersRead,
  presenceTold,
  type Room,
  renamed,
  userJoined,
  userLeft,
} from './room.ts';

/** Of a larger room only the number of members is shown as it changes. */
const mostRead = 200;

export interface MembersFollowed {
  /** Reads again as many members as are shown. */
  read(): Promise<void>;
  /** Reads one page more, where there are more. */
  readMore(): Promise<void>;
}

/** Keeps who is in the room that is looked at; where something was missed, it reads them again a moment later. */
export function followMembers(connection: Connection, room: Signal<Room>): MembersFollowed {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReadingMore = false;

  const read = async () => {
    const before = room.peek();
    if (before.kind !== 'joined') return;
    const answer = await connection.attempt('get_room_members', { room: before.name });
    if (!answer.ok) return;
    room.value = membersRead(room.peek(), answer);
    while (isShorter(room.peek(), before) && (await readMore()));
  };
  const readMore = async () => {
    const before = room.peek();
    if (isReadingMore || before.kind !== 'joined' || before.cursor === undefined) return false;
    isReadingMore = true;
    const { name, cursor } = before;
    const answer = await connection.attempt('get_room_members', { room: name, cursor });
    isReadingMore = false;
    if (answer.ok) room.value = moreMembersRead(room.peek(), answer);
    return answer.ok;
  };
  // Everybody in the room has missed the same, so they do not all ask at once.
  const readSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(read, 250 + 750 * Math.random());
  };
  const follow = <C extends Change>(change: C, apply: (room: Room, change: C) => Room) => {
    if (hasMissed(room.peek(), change)) readSoon();
    room.value = apply(room.peek(), change);
  };

  connection.on('user_joined', (change) => follow(change, userJoined));
  connection.on('user_left', (change) => follow(change, userLeft));
  connection.on('user_renamed', ({ user }) => {
    room.value = renamed(room.peek(), user);
  });
  effect(() => {
    const user = connection.session.value?.user;
    if (user) room.value = renamed(room.peek(), user);
  });
  connection.on('room_presence', (change) => {
    const before = room.peek();
    room.value = presenceTold(before, change);
    if (room.peek() !== before && change.memberCount <= mostRead) readSoon();
  });
  return { read, readMore: async () => void (await readMore()) };
}

function isShorter(room: Room, before: Room): boolean {
  if (room.kind !== 'joined' || before.kind !== 'joined') return false;
  return room.cursor !== undefined && room.members.length < before.members.length;
}
