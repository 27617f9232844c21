import { expect, test, vi } from 'vitest';
import type { Ack, Message, Results } from '../../shared/events.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { RoomDesk } from './room-desk.ts';

const bob = { id: 'bob', name: 'Blue Wren' };
const message = (id: number, previousId: number | null): Message => ({
  id,
  room: 'tea',
  from: bob,
  text: `message ${id}`,
  sentAt: '2026-11-21T10:00:00.000Z',
  clientId: `c${id}`,
  previousId,
  persisted: true,
});
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
  fake.answers.join_room = answer([message(1, null)]);
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
  answers.join_room = answer([message(2, 1)]);
  await connect();
  expect(asked).toEqual([['join_room', { room: 'tea', after: 1, follows: true }]]);
  expect(ids()).toEqual([1, 2]);
});

test('leaves the room, hears nothing more of it, and finds it as it was', async () => {
  const { rooms, ids, hear, asked, answers } = await inside();
  rooms.leave();
  hear('chat_message', message(2, 1));
  expect(asked).toEqual([['leave_room', { room: 'tea' }]]);
  expect(rooms.chat).toBeUndefined();
  answers.join_room = answer([message(2, 1)]);
  rooms.enter('tea');
  await vi.waitFor(() => expect(rooms.room.value.kind).toBe('joined'));
  expect(asked.at(-1)).toEqual(['join_room', { room: 'tea', after: 1 }]);
  expect(ids()).toEqual([1, 2]);
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
