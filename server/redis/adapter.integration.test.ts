import { expect, it } from 'vitest';
import { ownRedis } from '../testing/own-redis.ts';
import { startApps } from '../testing/start-apps.ts';

const redis = ownRedis();
const room = 'tea';

it('lets only those nodes hear what happens in a room that have somebody there', async () => {
  const apps = await startApps(3, { REDIS_URL: redis.server.url });
  const heard = async () => {
    const channel = `socket.io#/#room:${room}#`;
    return Object.values(await redis.link.call((client) => client.pubSubNumSub(channel)));
  };
  const [ann, ben, cleo] = [await apps.connect(0), await apps.connect(1), await apps.connect(2)];
  for (const person of [ann, ben]) await person.do('join_room', { room });
  await expect.poll(heard).toEqual([2]);
  expect(await redis.link.call((client) => client.pubSubNumPat())).toBe(0);
  await ann.do('typing', { room, isTyping: true });
  expect(await ben.next('typing')).toMatchObject({ room, isTyping: true });
  expect(cleo.count('typing')).toBe(0);

  await ben.do('leave_room', { room });
  await expect.poll(heard).toEqual([1]);
  await cleo.do('join_room', { room });
  await expect.poll(heard).toEqual([2]);
  await ann.do('typing', { room, isTyping: true });
  expect(await cleo.next('typing')).toMatchObject({ room, isTyping: true });
  await apps.close();
});

it('tells a new name once to whoever shares rooms, however many they are', async () => {
  const apps = await startApps(2, { REDIS_URL: redis.server.url });
  const [ann, ben] = [await apps.connect(0), await apps.connect(1)];
  for (const person of [ann, ben])
    for (const each of [room, 'chess']) await person.do('join_room', { room: each });
  await ann.do('set_name', { name: 'Änn 🦦' });
  expect(await ben.next('user_renamed')).toMatchObject({ user: { name: 'Änn 🦦' } });
  await ann.do('chat_message', { room, text: 'mark', clientId: 'mark' });
  await ben.next('chat_message');
  expect(ben.count('user_renamed')).toBe(0);
  await apps.close();
});
