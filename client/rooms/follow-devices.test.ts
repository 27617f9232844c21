// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Message, Results } from '../../shared/events.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { followDevices } from './follow-devices.ts';
import { keepRooms, keptRooms } from './kept-rooms.ts';
import { MyRooms } from './my-rooms.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const bob = { id: 'bob', name: 'Blue Wren' };
const message = (id: number): Message => ({
  id,
  room: 'tea',
  from: bob,
  text: 'hello',
  sentAt: '2026-11-21T10:00:00.000Z',
  clientId: `c${id}`,
  previousId: id === 1 ? null : id - 1,
  persisted: true,
});

afterEach(() => localStorage.clear());

function device(elsewhere: string[] = [], kept: string[] = [], read: Results['get_rooms']['read'] = []) {
  const fake = fakeConnection();
  const mine = new MyRooms(fake.connection, fake.chat.conversation);
  const onLeft = vi.fn();
  followDevices(fake.connection, mine, onLeft);
  const rooms = elsewhere.map((room) => ({ room, memberCount: 1 }));
  fake.answers.get_rooms = { ok: true, rooms, kept, read };
  const page = { messages: [message(1), message(2)], hasMore: false, gap: false };
  const joined: Results['join_room'] = { room: 'tea', members: [bob], memberCount: 1, version: 1, ...page };
  fake.answers.join_room = { ok: true, ...joined };
  fake.session(alice);
  const names = () => mine.all.value.map(({ name }) => name).sort();
  return { ...fake, mine, onLeft, names };
}

test('is in the rooms that another device is in, and tells nobody of it', async () => {
  keepRooms('alice', [{ name: 'left-meanwhile' }]);
  const { connect, names, asked } = device(['tea', 'den']);
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['den', 'tea']));
  expect(asked.filter(([event]) => event === 'join_room').map(([, payload]) => payload)).toEqual([
    { room: 'tea', follows: true },
    { room: 'den', follows: true },
  ]);
});

test('is in the rooms of the last time where no other device is there, with what was read', async () => {
  keepRooms('alice', [{ name: 'tea', readId: 1 }]);
  const { connect, names, mine } = device();
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['tea']));
  await vi.waitFor(() => expect(mine.unreadCount.value).toBe(1));
});

test('counts what is unread from what another device has read, on one that remembers nothing', async () => {
  const { connect, mine } = device([], ['tea'], [{ room: 'tea', messageId: 1 }]);
  await connect();
  await vi.waitFor(() => expect(mine.find('tea')?.standing.value.kind).toBe('open'));
  expect(mine.unreadCount.value).toBe(1);
});

test('has read after a reconnect what another device has read meanwhile', async () => {
  const { connect, lose, hear, mine, answers } = device([], ['tea'], [{ room: 'tea', messageId: 1 }]);
  await connect();
  await vi.waitFor(() => expect(mine.unreadCount.value).toBe(1));
  hear('chat_message', message(3));
  for (const [readElsewhere, unread] of [
    [2, 1],
    [3, 0],
  ] as const) {
    lose();
    const read = [{ room: 'tea', messageId: readElsewhere }];
    answers.get_rooms = { ok: true, rooms: [], kept: ['tea'], read };
    await connect();
    await vi.waitFor(() => expect(mine.unreadCount.value).toBe(unread));
  }
});

test('is in the rooms that were joined and not left elsewhere, whatever it remembers', async () => {
  keepRooms('alice', [{ name: 'left-meanwhile' }]);
  const { connect, names } = device([], ['tea', 'den']);
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['den', 'tea']));
});

test('does not come back to a room that was left without a connection, and says so with the next one', async () => {
  const { connect, lose, names, mine, asked, answers } = device(['tea'], ['tea']);
  await connect();
  await vi.waitFor(() => expect(mine.find('tea')?.standing.value.kind).toBe('open'));
  lose();
  mine.leave('tea');
  asked.length = 0;
  answers.get_rooms = { ok: true, rooms: [], kept: ['tea', 'den'], read: [] };
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['den']));
  expect(asked).toContainEqual(['leave_room', { room: 'tea' }]);
  lose();
  asked.length = 0;
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['den', 'tea']));
  expect(asked.filter(([event]) => event === 'leave_room')).toEqual([]);
});

test('leaves a room that it comes back to after another device has left it', async () => {
  const { connect, lose, hear, names, answers, onLeft } = device([], ['tea']);
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['tea']));
  lose();
  answers.get_rooms = { ok: true, rooms: [], kept: [], read: [] };
  answers.join_room = { ok: false, error: { code: 'not_in_room', message: 'You have left it.' } };
  const connecting = connect();
  hear('room_left', { room: 'tea' });
  await connecting;
  await vi.waitFor(() => expect(names()).toEqual([]));
  expect(onLeft).toHaveBeenCalledWith('tea');
});

test('remembers nothing for somebody else', async () => {
  keepRooms('carol', [{ name: 'tea', readId: 1 }]);
  const { connect, names } = device();
  await connect();
  await vi.waitFor(() => expect(keptRooms('carol')).toEqual([]));
  expect(names()).toEqual([]);
});

test('enters, leaves and has read what another device does', async () => {
  const { connect, hear, names, mine, asked, onLeft } = device();
  await connect();
  await vi.waitFor(() => expect(asked).toEqual([['get_rooms', {}]]));
  asked.length = 0;
  hear('room_entered', { room: 'tea' });
  await vi.waitFor(() => expect(mine.find('tea')?.standing.value.kind).toBe('open'));
  hear('chat_message', message(3));
  hear('message_read', { room: 'tea', userId: 'bob', messageId: 3 });
  expect(mine.unreadCount.value).toBe(1);
  hear('message_read', { room: 'tea', userId: 'alice', messageId: 3 });
  expect(mine.unreadCount.value).toBe(0);
  expect(keptRooms('alice')).toEqual([{ name: 'tea', readId: 3 }]);
  hear('room_left', { room: 'tea' });
  expect(names()).toEqual([]);
  expect(onLeft).toHaveBeenCalledWith('tea');
  expect(asked).toEqual([
    ['join_room', { room: 'tea', follows: true }],
    ['leave_room', { room: 'tea', follows: true }],
  ]);
  expect(keptRooms('alice')).toEqual([]);
});

test('stays in its rooms through a reconnect', async () => {
  keepRooms('alice', [{ name: 'tea' }]);
  const { connect, lose, names, answers } = device();
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['tea']));
  lose();
  answers.get_rooms = { ok: true, rooms: [{ room: 'den', memberCount: 1 }], kept: [], read: [] };
  await connect();
  await vi.waitFor(() => expect(names()).toEqual(['den', 'tea']));
});
