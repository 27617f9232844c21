import { afterEach, beforeEach, expect, it } from 'vitest';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
const people: Person[] = [];

beforeEach(async () => {
  app = await startApp();
  for (let index = 0; index < 3; index++) people.push(await Person.connect(app.url));
  for (const person of people) await person.do('join_room', { room: 'tea' });
});

afterEach(async () => {
  for (const person of people.splice(0)) person.close();
  await app.close();
});

it('pages through the members', async () => {
  const [ann] = people as [Person];
  const first = await ann.do('get_room_members', { room: 'tea', limit: 2 });
  expect(first).toMatchObject({ room: 'tea', memberCount: 3 });
  const second = await ann.do('get_room_members', { room: 'tea', limit: 2, cursor: first.cursor });
  expect(second.cursor).toBeUndefined();
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const users = people.map(({ session }) => session.user).sort(byId);
  expect([...first.members, ...second.members]).toEqual(users);
});

it('refuses somebody who is not in the room, or is not any more', async () => {
  const [ann] = people as [Person];
  const refused = { ok: false, error: { code: 'not_in_room' } };
  expect(await ann.ask('get_room_members', { room: 'elsewhere' })).toMatchObject(refused);
  await ann.do('leave_room', { room: 'tea' });
  expect(await ann.ask('get_room_members', { room: 'tea' })).toMatchObject(refused);
});
