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
  const rooms = new RoomDesk(fake.connection);
  fake.answers.join_room = answer([message(1, null)]);
  rooms.enter('tea');
  await fake.connect();
  fake.asked.length = 0;
  return { ...fake, rooms };
}

test('shows the history of the room', async () => {
  const { rooms } = await inside();
  expect(rooms.room.value).toMatchObject({ kind: 'joined', name: 'tea' });
  expect(rooms.chat.lines.value).toMatchObject([{ text: 'message 1', name: 'Blue Wren' }]);
});

test('asks after a reconnect only for what it has missed', async () => {
  const { rooms, lose, connect, asked, answers } = await inside();
  lose();
  answers.join_room = answer([message(2, 1)]);
  await connect();
  expect(asked).toEqual([['join_room', { room: 'tea', after: 1 }]]);
  expect(rooms.chat.lines.value.map((line) => line.id)).toEqual([1, 2]);
});

test('reads on when it has missed more than one answer holds', async () => {
  const { rooms, lose, connect, asked, answers } = await inside();
  lose();
  answers.join_room = { ...answer([message(2, 1)]), hasMore: true } as Ack<Results['join_room']>;
  answers.get_recent_messages = {
    ok: true,
    room: 'tea',
    messages: [message(3, 2)],
    hasMore: false,
    gap: false,
  };
  await connect();
  await vi.waitFor(() => expect(rooms.chat.lines.value.map((line) => line.id)).toEqual([1, 2, 3]));
  expect(asked.at(-1)).toEqual(['get_recent_messages', { room: 'tea', after: 2, limit: 100 }]);
});

test('fills a hole that it hears of', async () => {
  const { rooms, hear, asked, answers } = await inside();
  answers.get_recent_messages = {
    ok: true,
    room: 'tea',
    messages: [message(2, 1), message(3, 2)],
    hasMore: false,
    gap: false,
  };
  hear('chat_message', message(3, 2));
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toEqual([['get_recent_messages', { room: 'tea', after: 1, limit: 100 }]]);
  expect(rooms.chat.lines.value.map((line) => line.id)).toEqual([1, 2, 3]);
});

test('leaves the room, and hears nothing more of it', async () => {
  const { rooms, hear, asked } = await inside();
  rooms.leave();
  hear('chat_message', message(2, 1));
  expect(asked).toEqual([['leave_room', { room: 'tea' }]]);
  expect(rooms.chat.lines.value).toHaveLength(1);
});

test('says why a room cannot be entered', async () => {
  const { connection, connect, answers } = fakeConnection();
  const rooms = new RoomDesk(connection);
  answers.join_room = { ok: false, error: { code: 'bad_request', message: 'room may hold letters only' } };
  rooms.enter('???');
  await connect();
  expect(rooms.room.value).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining('letters, digits'),
  });
});
