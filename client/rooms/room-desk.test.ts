// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Ack, Message, Results } from '../../shared/events.ts';
import { aMessage, bob } from '../testing/a-message.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { mostRooms } from './my-rooms.ts';
import { RoomDesk } from './room-desk.ts';

const carol = { id: 'carol', name: 'Calm Heron' };
const answer = (messages: Message[]): Ack<Results['join_room']> => ({
  ok: true,
  room: 'tea',
  members: [bob],
  memberCount: 1,
  version: 7,
  messages,
  hasMore: false,
  gap: false,
});

async function inside() {
  const fake = fakeConnection();
  const rooms = new RoomDesk(fake.connection, fake.chat.conversation);
  fake.answers.join_room = answer([aMessage(1, null)]);
  fake.session({ id: 'alice', name: 'Amber Otter' });
  rooms.enter('tea');
  await fake.connect();
  fake.asked.length = 0;
  const ids = () => rooms.chat?.lines.value.map((line) => line.id);
  return { ...fake, rooms, ids };
}

test('shows the history of the room', async () => {
  const { rooms } = await inside();
  expect(rooms.room.value).toMatchObject({ kind: 'joined', name: 'tea' });
  expect(rooms.chat?.lines.value).toMatchObject([{ text: 'message 1', name: 'Blue Wren' }]);
});

test('asks after a reconnect only for what it has missed', async () => {
  const { ids, lose, connect, asked, answers } = await inside();
  lose();
  answers.join_room = answer([aMessage(2, 1)]);
  await connect();
  expect(asked).toEqual([['join_room', { room: 'tea', after: 1, follows: true }]]);
  expect(ids()).toEqual([1, 2]);
});

test('stays in a room that it looks away from, counts what is said there, and reads it on return', async () => {
  vi.useFakeTimers();
  const { rooms, ids, hear, asked, answers } = await inside();
  rooms.lookAway();
  hear('chat_message', aMessage(2, 1));
  hear('chat_message', { ...aMessage(3, 2), text: 'where is Amber Otter?' });
  expect(rooms.room.value.kind).toBe('outside');
  expect(rooms.mine.find('tea')?.unread.value).toEqual({ count: 2, isAtLeast: false, isMentioned: true });
  expect(rooms.mine.unreadCount.value).toBe(2);
  await vi.advanceTimersByTimeAsync(600);
  asked.length = 0;
  answers.get_room_members = { ok: true, room: 'tea', members: [bob, carol], memberCount: 2, version: 8 };
  rooms.enter('Tea');
  expect(ids()).toEqual([1, 2, 3]);
  expect(rooms.mine.unreadCount.value).toBe(0);
  await vi.advanceTimersByTimeAsync(600);
  expect(asked).toEqual([
    ['get_room_members', { room: 'tea' }],
    ['mark_read', { room: 'tea', messageId: 3 }],
  ]);
  expect(rooms.room.value).toMatchObject({ kind: 'joined', members: [bob, carol] });
  vi.useRealTimers();
});

test('leaves a room for good, hears nothing more of it, and finds it as it was', async () => {
  const { rooms, ids, hear, asked, answers } = await inside();
  rooms.lookAway();
  rooms.mine.leave('tea');
  hear('chat_message', aMessage(2, 1));
  expect(asked).toEqual([['leave_room', { room: 'tea' }]]);
  expect(rooms.mine.all.value).toEqual([]);
  answers.join_room = answer([aMessage(2, 1)]);
  rooms.enter('tea');
  await vi.waitFor(() => expect(rooms.room.value.kind).toBe('joined'));
  expect(asked[1]).toEqual(['join_room', { room: 'tea', after: 1 }]);
  expect(ids()).toEqual([1, 2]);
});

test('marks nothing as read while nobody looks at the page', async () => {
  const { rooms, hear } = await inside();
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  hear('chat_message', aMessage(2, 1));
  expect(rooms.mine.unreadCount.value).toBe(1);
  hidden.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(rooms.mine.unreadCount.value).toBe(0);
});

test('lists the rooms where something was said last first, and enters only so many', async () => {
  const { rooms, answers, hear } = await inside();
  for (let number = 2; number <= mostRooms; number++) {
    const room = `room-${number}`;
    answers.join_room = { ...answer([]), room } as Ack<Results['join_room']>;
    rooms.enter(room);
    await vi.waitFor(() => expect(rooms.room.value.kind).toBe('joined'));
  }
  hear('chat_message', { ...aMessage(7, null), room: 'room-9' });
  expect(rooms.mine.all.value.slice(0, 2).map(({ name }) => name)).toEqual(['room-9', 'tea']);
  rooms.enter('one-more');
  expect(rooms.room.value).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('Leave one') });
  rooms.mine.leave('room-2');
  rooms.enter('one-more');
  expect(rooms.room.value.kind).toBe('joining');
});

test('shows more members when asked', async () => {
  const { rooms, answers, lose, connect } = await inside();
  lose();
  answers.join_room = { ...answer([]), cursor: 'bob' } as Ack<Results['join_room']>;
  await connect();
  answers.get_room_members = { ok: true, room: 'tea', members: [bob, carol], memberCount: 2, version: 7 };
  await rooms.readMoreMembers();
  expect(rooms.room.value).toMatchObject({ members: [bob, carol], cursor: undefined });
});

test('says why a room cannot be entered', async () => {
  const { connection, chat, connect, answers } = fakeConnection();
  const rooms = new RoomDesk(connection, chat.conversation);
  answers.join_room = { ok: false, error: { code: 'bad_request', message: 'room may hold letters only' } };
  rooms.enter('???');
  await connect();
  expect(rooms.room.value).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('letters, digits'),
  });
});
