import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeConnection } from '../testing/fake-connection.ts';
import { followMembers } from './follow-members.ts';
import { type JoinedRoom, joined, type Room } from './room.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const bob = { id: 'bob', name: 'Blue Wren' };
const cleo = { id: 'cleo', name: 'Calm Heron' };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function inside() {
  const answer = { room: 'tea', members: [alice], memberCount: 1, version: 7 };
  const start = joined({ ...answer, messages: [], hasMore: false, gap: false });
  const room = signal<Room>(start);
  const fake = fakeConnection();
  followMembers(fake.connection, room);
  return { ...fake, room };
}

test('follows who comes and goes without asking', async () => {
  const { room, hear, asked } = inside();
  hear('user_joined', { room: 'tea', user: bob, memberCount: 2, version: 8 });
  hear('user_left', { room: 'tea', userId: 'alice', memberCount: 1, version: 9 });
  expect(room.value).toMatchObject({ members: [bob], memberCount: 1, version: 9 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toEqual([]);
});

test('reads the members again, once, when it has missed some', async () => {
  const { room, hear, asked, answers } = inside();
  answers.get_room_members = {
    ok: true,
    room: 'tea',
    members: [alice, bob, cleo],
    memberCount: 3,
    version: 10,
  };
  hear('user_joined', { room: 'tea', user: cleo, memberCount: 3, version: 9 });
  hear('room_presence', { room: 'tea', memberCount: 3, version: 10 });
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([['get_room_members', { room: 'tea' }]]);
  expect(room.value).toMatchObject({ members: [alice, bob, cleo], memberCount: 3, version: 10 });
});

test('only counts the members of a room too large to list', async () => {
  const { room, hear, asked } = inside();
  hear('room_presence', { room: 'tea', memberCount: 2000, version: 900 });
  await vi.advanceTimersByTimeAsync(2000);
  expect(room.value).toMatchObject({ memberCount: 2000, members: [alice] });
  expect(asked).toEqual([]);
});

test('calls people by their new names, and us', () => {
  const { room, hear, session } = inside();
  hear('user_joined', { room: 'tea', user: bob, memberCount: 2, version: 8 });
  hear('user_renamed', { user: { ...bob, name: 'Bo' } });
  session({ ...alice, name: 'Ada' });
  expect(room.value).toMatchObject({ members: [{ name: 'Ada' }, { name: 'Bo' }], version: 8 });
});

test('reads as many again as are shown when it has missed some', async () => {
  const { room, hear, asked, answers } = inside();
  room.value = { ...joinedRoom(room.value), members: [alice, bob], cursor: 'bob' };
  const page = { ok: true, room: 'tea', memberCount: 3, version: 9 } as const;
  const pages = [
    { ...page, members: [alice], cursor: 'alice' },
    { ...page, members: [bob], cursor: 'bob' },
  ];
  Object.defineProperty(answers, 'get_room_members', { get: () => pages.shift() });
  hear('user_left', { room: 'tea', userId: 'cleo', memberCount: 3, version: 9 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([
    ['get_room_members', { room: 'tea' }],
    ['get_room_members', { room: 'tea', cursor: 'alice' }],
  ]);
  expect(room.value).toMatchObject({ members: [alice, bob], cursor: 'bob', memberCount: 3 });
});

function joinedRoom(room: Room): JoinedRoom {
  if (room.kind !== 'joined') throw new Error('not joined');
  return room;
}
