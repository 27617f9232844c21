import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ack } from '../../shared/events.ts';
import { RedisLink } from '../redis/link.ts';
import { ownApps } from '../testing/own-apps.ts';
import type { Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';
import { RedisStays } from './redis-stays.ts';

const codeOf = (answer: Ack<object>) => (answer.ok ? 'ok' : answer.error.code);

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('somebody with several devices, on %s,', (_, nodes) => {
  const apps = ownApps(nodes, { PRESENCE_GRACE_MS: '100' });
  let laptop: Person;

  beforeEach(async () => {
    laptop = await apps.connect(0);
  });

  const device = (place: number) => apps.connect(place, { auth: { token: laptop.session.token } });
  const kept = async (person: Person) => (await person.do('get_rooms', {})).kept;

  it('stays in the rooms that were joined, also while none of them is connected', async () => {
    for (const room of ['tea', 'den']) await laptop.do('join_room', { room });
    await laptop.lose();
    const phone = await device(1);
    expect((await kept(phone)).sort()).toEqual(['den', 'tea']);
    expect(await phone.do('join_room', { room: 'tea', follows: true })).toMatchObject({ memberCount: 1 });
  });

  it('is not taken back by a device that was away into a room that was left meanwhile', async () => {
    const phone = await device(1);
    for (const room of ['tea', 'den']) {
      await laptop.do('join_room', { room });
      await phone.do('join_room', { room, follows: true });
    }
    await phone.lose();
    await laptop.do('leave_room', { room: 'tea' });
    const back = await device(2);
    expect(await kept(back)).toEqual(['den']);
    expect(codeOf(await back.ask('join_room', { room: 'tea', follows: true }))).toBe('not_in_room');
    expect(await back.next('room_left')).toEqual({ room: 'tea' });
    expect(codeOf(await back.ask('get_room_members', { room: 'tea' }))).toBe('not_in_room');
    expect(codeOf(await back.ask('join_room', { room: 'den', follows: true }))).toBe('ok');
    expect(laptop.count('room_entered')).toBe(0);
  });

  it('may join again what was left, and then all of them may', async () => {
    await laptop.do('join_room', { room: 'tea' });
    await laptop.do('leave_room', { room: 'tea' });
    await laptop.do('join_room', { room: 'tea' });
    const phone = await device(1);
    expect(codeOf(await phone.ask('join_room', { room: 'tea', follows: true }))).toBe('ok');
  });

  it('leaves for all of them also by one that has not come back to the room yet', async () => {
    await laptop.do('join_room', { room: 'tea' });
    const phone = await device(1);
    await phone.do('leave_room', { room: 'tea' });
    expect(await laptop.next('room_left')).toEqual({ room: 'tea' });
    expect(await kept(laptop)).toEqual([]);
  });

  it('is told up to where it has read by another device, also while that is away, until it leaves', async () => {
    const read = async (person: Person) => (await person.do('get_rooms', {})).read;
    await laptop.do('join_room', { room: 'tea' });
    const say = async (text: string) =>
      (await laptop.do('chat_message', { room: 'tea', text, clientId: text })).message.id;
    const [first, second] = [await say('one'), await say('two')];
    await laptop.do('mark_read', { room: 'tea', messageId: second });
    await laptop.do('mark_read', { room: 'tea', messageId: first });
    await laptop.lose();
    const phone = await device(1);
    expect(await read(phone)).toEqual([{ room: 'tea', messageId: second }]);
    expect(codeOf(await phone.ask('mark_read', { room: 'tea', messageId: second + 1 }))).toBe('not_in_room');
    await phone.do('join_room', { room: 'tea', follows: true });
    await phone.do('leave_room', { room: 'tea', follows: true });
    expect(await read(phone)).toEqual([{ room: 'tea', messageId: second }]);
    await phone.do('leave_room', { room: 'tea' });
    expect(await read(phone)).toEqual([]);
  });

  it('leaves nothing by what only follows', async () => {
    await laptop.do('join_room', { room: 'tea' });
    const phone = await device(1);
    await phone.do('join_room', { room: 'tea', follows: true });
    await phone.do('leave_room', { room: 'tea', follows: true });
    expect(await kept(phone)).toEqual(['tea']);
    expect(laptop.count('room_left')).toBe(0);
  });
});

describe('with the usual limits', () => {
  let apps: StartedApps;
  const rooms = Array.from({ length: 40 }, (_, index) => `room-${index}`);

  beforeAll(async () => {
    apps = await startApps(2, { RATE_LIMIT_FACTOR: '1' });
  });

  afterAll(() => apps.close());

  /** As it is once these rooms have been joined at the usual pace. */
  async function stay(person: Person) {
    const link = new RedisLink({ url: apps.redisUrl ?? '' });
    await link.connect(5000);
    const stays = new RedisStays(link);
    for (const room of rooms) await stays.join(person.session.user.id, room);
    link.close();
  }

  const followAll = async (person: Person) =>
    (await Promise.all(rooms.map((room) => person.ask('join_room', { room, follows: true })))).map(codeOf);

  it('somebody is back in forty rooms at once, and nobody gets into others any faster for that', async () => {
    const laptop = await apps.connect(0);
    await stay(laptop);
    const back = await apps.connect(1, { auth: { token: laptop.session.token } });
    expect(new Set(await followAll(back))).toEqual(new Set(['ok']));
    const stranger = await apps.connect(1);
    const answers = await followAll(stranger);
    expect(answers.filter((code) => code === 'ok').length).toBeLessThan(20);
    expect(answers).toContain('rate_limited');
  });
});
