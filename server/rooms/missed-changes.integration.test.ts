import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownRedis } from '../testing/own-redis.ts';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';
import { RedisRoomStore } from './redis-room-store.ts';

const redis = ownRedis('test');
let app: StartedApp;
let store: RedisRoomStore;
let ann: Person;

const guest = { user: { id: 'guest', name: 'Guest' }, nodeId: 'elsewhere', connectionId: 'c1' };

beforeEach(async () => {
  app = await startApp({ REDIS_URL: redis.server.url });
  store = new RedisRoomStore(redis.link);
  ann = await Person.connect(app.url);
  await ann.do('join_room', { room: 'tea' });
});

afterEach(async () => {
  ann.close();
  await app.close();
});

function cutSubscribers(): Promise<unknown> {
  return redis.link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
}

it('tells who came and left while nobody could hear it, once it can be heard again', async () => {
  await Promise.all([cutSubscribers(), store.join('tea', guest)]);
  expect(await ann.next('user_joined')).toMatchObject({ user: guest.user, memberCount: 2 });
  await Promise.all([cutSubscribers(), store.leave('tea', guest)]);
  const { version } = await ann.next('user_left');
  expect(await ann.do('get_room_members', { room: 'tea' })).toMatchObject({ memberCount: 1, version });
});

it('tells who left though Redis was killed before it could tell, and that it was told to whoever asked', async () => {
  await store.join('tea', guest);
  await ann.next('user_joined');
  await Promise.allSettled([cutSubscribers(), store.leave('tea', guest), redis.server.kill()]);
  await redis.server.restart();
  await expect.poll(() => redis.link.isUp, { timeout: 10_000 }).toBe(true);
  await store.leave('tea', guest);
  expect(await ann.next('user_left', 10_000)).toMatchObject({ userId: 'guest', memberCount: 1 });
  expect(ann.count('user_left')).toBe(0);
});

it('tells the number alone where it is not known any more who it was', async () => {
  await store.join('tea', guest);
  const { version } = await ann.next('user_joined');
  const forget = redis.link.call((client) => client.del('room:changes:{tea}'));
  await Promise.all([cutSubscribers(), store.leave('tea', guest), forget]);
  const change = { room: 'tea', memberCount: 1, version: version + 1 };
  await expect.poll(() => ann.heard.at(-1)?.payload, { timeout: 5000 }).toMatchObject(change);
});

it('tells the number alone in a room of more than two hundred, and who it is again below that', async () => {
  const guests = Array.from({ length: 210 }, (_, index) => ({
    ...guest,
    user: { id: `guest ${index}`, name: 'Guest' },
    connectionId: `c${index}`,
  }));
  const leave = (some: typeof guests) => Promise.all(some.map((each) => store.leave('tea', each)));
  const last = () => ann.heard.at(-1);
  await Promise.all(guests.map((each) => store.join('tea', each)));
  const { version } = await store.members('tea', { limit: 1 });
  const full = { event: 'room_presence', payload: { room: 'tea', memberCount: 211, version } };
  await expect.poll(last, { timeout: 5000 }).toEqual(full);
  expect(ann.count('user_joined')).toBeLessThan(10);
  await leave(guests.splice(0, 20));
  const fewer = { event: 'room_presence', payload: { room: 'tea', memberCount: 191, version: version + 20 } };
  await expect.poll(last, { timeout: 5000 }).toEqual(fewer);
  const [next] = guests.splice(0, 1);
  await leave(next ? [next] : []);
  const left = { room: 'tea', userId: next?.user.id, memberCount: 190, version: version + 21 };
  await expect.poll(last, { timeout: 5000 }).toEqual({ event: 'user_left', payload: left });
});
