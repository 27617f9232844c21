import { afterEach, beforeEach, expect, it } from 'vitest';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
let ann: Person;

beforeEach(async () => {
  app = await startApp();
  ann = await Person.connect(app.url);
});

afterEach(async () => {
  ann.close();
  await app.close();
});

it('names the rooms that the person is in, by any connection', async () => {
  const tab = await Person.connect(app.url, { auth: { token: ann.session.token } });
  await ann.do('join_room', { room: 'one' });
  await tab.do('join_room', { room: 'two' });
  const { rooms } = await ann.do('get_rooms', {});
  expect(rooms.map(({ room }) => room).sort()).toEqual(['one', 'two']);
  tab.close();
});

it('names none to somebody who is in none', async () => {
  expect((await ann.do('get_rooms', {})).rooms).toEqual([]);
});
