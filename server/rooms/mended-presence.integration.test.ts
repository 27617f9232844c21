import { afterEach, beforeEach, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';
import { RedisRoomStore } from './redis-room-store.ts';

const redis = ownRedis('test');
let app: StartedApp;
let store: RedisRoomStore;
let ann: Person;
let ben: Person;

beforeEach(async () => {
  app = await startApp({
    REDIS_URL: redis.server.url,
    PRESENCE_ROUND_MS: '1000',
    PRESENCE_GRACE_MS: '20000',
  });
  store = new RedisRoomStore(redis.link);
  [ann, ben] = [await Person.connect(app.url), await Person.connect(app.url)];
  for (const person of [ann, ben]) await person.do('join_room', { room: 'tea' });
  await ann.next('user_joined');
});

afterEach(async () => {
  for (const person of [ann, ben]) person.close();
  await app.close();
});

const listed = async () => (await store.members('tea', { limit: 9 })).members.map(({ id }) => id).sort();
const idsOf = (...people: Person[]) => people.map(({ session }) => session.user.id).sort();

it('lists again who is there, and in every list of rooms, when Redis has lost a part', async () => {
  await store.purge('tea', app.nodeId);
  await redis.link.call((client) =>
    client.del([names.nodeRooms(app.nodeId), names.roomDirectory, names.roomNames]),
  );
  await expect.poll(listed, { timeout: 5000 }).toEqual(idsOf(ann, ben));
  const rooms = [{ room: 'tea', memberCount: 2 }];
  await expect.poll(() => store.roomsOn(app.nodeId), { timeout: 5000 }).toEqual(['tea']);
  await expect
    .poll(async () => (await store.list({ prefix: 't', limit: 5 })).rooms, { timeout: 5000 })
    .toEqual(rooms);
  await expect.poll(() => store.roomsOf(ben.session.user.id), { timeout: 5000 }).toEqual(rooms);
});

it('takes out whom Redis has on this node and who is not here, and tells it', async () => {
  const ghost = { user: { id: 'ghost', name: 'Ghost' }, nodeId: app.nodeId, connectionId: 'gone' };
  await store.join('tea', ghost);
  await store.join('nowhere', ghost);
  expect(await ann.next('user_joined')).toMatchObject({ user: ghost.user });
  expect(await ann.next('user_left')).toMatchObject({ userId: 'ghost', memberCount: 2 });
  await expect.poll(() => store.roomsOn(app.nodeId), { timeout: 5000 }).toEqual(['tea']);
});

it('leaves somebody in who is away for a moment, and brings what nobody heard of', async () => {
  await ben.lose();
  const guest = { user: { id: 'guest', name: 'Guest' }, nodeId: 'elsewhere', connectionId: 'c1' };
  // As if it had been told, and lost on the way.
  const state = names.roomState('tea');
  await redis.link.call((client) => client.hSet(state, 'quiet', String(Date.now() + 900)));
  await store.join('tea', guest);
  await redis.link.call(async (client) =>
    client.hSet(state, 'told', (await client.hGet(state, 'version')) ?? ''),
  );
  expect(await ann.next('user_joined')).toMatchObject({ user: guest.user, memberCount: 3 });
  expect(await listed()).toEqual([...idsOf(ann, ben), 'guest'].sort());
});
