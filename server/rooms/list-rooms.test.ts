import { afterEach, beforeEach, expect, it } from 'vitest';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
let ann: Person;
let ben: Person;

beforeEach(async () => {
  app = await startApp();
  [ann, ben] = [await Person.connect(app.url), await Person.connect(app.url)];
  for (const room of ['chess', 'tea', 'teapots']) await ann.do('join_room', { room });
  await ben.do('join_room', { room: 'teapots' });
});

afterEach(async () => {
  ann.close();
  ben.close();
  await app.close();
});

it('lists all rooms to anyone, largest first', async () => {
  const stranger = await Person.connect(app.url);
  const { rooms, cursor } = await stranger.do('list_rooms', {});
  expect(rooms[0]).toEqual({ room: 'teapots', memberCount: 2 });
  expect(rooms).toHaveLength(3);
  expect(cursor).toBeUndefined();
  stranger.close();
});

it('finds rooms by the beginning of their name, in any form', async () => {
  const { rooms } = await ann.do('list_rooms', { query: 'TEA' });
  expect(rooms.map(({ room }) => room)).toEqual(['teapots', 'tea']);
});

it('goes on from a cursor, and refuses one that it has not given', async () => {
  const { cursor = '' } = await ann.do('list_rooms', { limit: 2 });
  expect((await ann.do('list_rooms', { cursor })).rooms).toHaveLength(1);
  expect(await ann.ask('list_rooms', { cursor: 'rubbish' })).toMatchObject({
    ok: false,
    error: { code: 'bad_request', message: expect.stringContaining('cursor') },
  });
});
