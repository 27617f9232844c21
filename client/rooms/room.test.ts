import { expect, test } from 'vitest';
import { hasMissed, joined, renamed, userJoined, userLeft } from './room.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const bob = { id: 'bob', name: 'Blue Wren' };
const answer = {
  room: 'tea',
  members: [alice],
  memberCount: 1,
  version: 7,
  messages: [],
  hasMore: true,
  gap: false,
};

test('counts who comes and who goes', () => {
  const room = joined(answer);
  const together = userJoined(room, { room: 'tea', user: bob, memberCount: 2, version: 8 });
  expect(together).toMatchObject({ members: [alice, bob], memberCount: 2 });
  expect(userLeft(together, { room: 'tea', userId: 'alice', memberCount: 1, version: 9 })).toMatchObject({
    members: [bob],
    memberCount: 1,
  });
});

test('shows a person once, however often they are announced', () => {
  const room = joined(answer);
  expect(userJoined(room, { room: 'tea', user: alice, memberCount: 1, version: 8 })).toMatchObject({
    members: [alice],
  });
});

test('drops what it knew already, and notices what it has not heard', () => {
  const room = joined(answer);
  const change = { room: 'tea', user: bob, memberCount: 2 };
  expect(userJoined(room, { ...change, version: 7 })).toBe(room);
  expect([7, 8, 9].map((version) => hasMissed(room, { ...change, version }))).toEqual([false, false, true]);
});

test('hears nothing of another room', () => {
  const room = joined(answer);
  expect(userJoined(room, { room: 'coffee', user: bob, memberCount: 9, version: 8 })).toBe(room);
  expect(userLeft(room, { room: 'coffee', userId: 'alice', memberCount: 0, version: 8 })).toBe(room);
});

test('shows the new name of who is here, and is untouched by that of others', () => {
  const room = joined(answer);
  const anew = { ...alice, name: 'Ada' };
  expect(renamed(room, anew)).toMatchObject({ members: [anew], memberCount: 1, version: 7 });
  expect(renamed(room, { ...bob, name: 'Bo' })).toBe(room);
});
