import { computed, effect, signal } from '@preact/signals';
import type { Results } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { type KeptRoom, keepRooms, keptRooms } from './kept-rooms.ts';
import type { MyRoom } from './my-room.ts';
import type { MyRooms } from './my-rooms.ts';

/**
 * Is in the rooms that we have joined on whichever device and not left; where the server knows of none, in those
 * that this one remembers.
 * `onLeft` is told of a room that was left elsewhere, before it is left here.
 */
export function followDevices(connection: Connection, mine: MyRooms, onLeft: (room: string) => void): void {
  const restored = signal(false);
  const isOpen = computed(() => connection.link.value.kind === 'open');
  const follow = (room: string) => mine.enter(room, { follows: true });

  async function restore(isReduced: boolean) {
    const answer = await connection.attempt('get_rooms', {});
    const userId = connection.session.peek()?.user.id;
    if (userId === undefined) return;
    // Without Redis a node knows only some of them.
    const named = answer.ok && !isReduced ? namedIn(answer) : [];
    enterAll(named, restored.peek() ? [] : keptRooms(userId));
    // What was read elsewhere while this device was away.
    if (answer.ok) for (const { room, messageId } of answer.read) mine.noteRead(room, messageId);
    restored.value = true;
  }

  function enterAll(named: string[], kept: KeptRoom[]) {
    // The room at this address may be named because of this very connection.
    const elsewhere = named.filter((room) => !mine.find(room) && !mine.leftUnsaid.has(room));
    const wanted = elsewhere.length > 0 ? elsewhere : kept.map(({ name }) => name);
    for (const room of wanted) follow(room);
    if (named.length > 0) mine.leftUnsaid.clear();
    for (const { name, readId } of kept) if (readId !== undefined) mine.noteRead(name, readId);
  }

  effect(() => {
    if (isOpen.value) void restore(connection.degraded.value);
  });
  connection.on('room_entered', ({ room }) => void follow(room));
  connection.on('room_left', ({ room }) => {
    if (mine.find(room)) onLeft(room);
    mine.leave(room, { follows: true });
  });
  connection.on('message_read', (read) => {
    const isOurs = read.userId === connection.session.peek()?.user.id;
    if ('room' in read && isOurs) mine.noteRead(read.room, read.messageId);
  });
  effect(() => {
    const userId = connection.session.value?.user.id;
    if (!restored.value || userId === undefined) return;
    keepRooms(userId, mine.all.value.map(keptOf));
  });
}

const namedIn = ({ rooms, kept }: Results['get_rooms']) => [
  ...new Set([...kept, ...rooms.map(({ room }) => room)]),
];

function keptOf({ name, readId }: MyRoom): KeptRoom {
  return { name, ...(readId.value !== undefined && { readId: readId.value }) };
}
