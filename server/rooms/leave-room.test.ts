import { afterEach, beforeEach, expect, it } from 'vitest';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
let ann: Person;
let ben: Person;

beforeEach(async () => {
  app = await startApp({ PRESENCE_GRACE_MS: '200' });
  [ann, ben] = [await Person.connect(app.url), await Person.connect(app.url)];
  await ann.do('join_room', { room: 'tea' });
  await ben.do('join_room', { room: 'tea' });
});

afterEach(async () => {
  ann.close();
  ben.close();
  await app.close();
});

it('tells the others at once, and ends what is heard of the room', async () => {
  expect(await ben.do('leave_room', { room: 'tea' })).toMatchObject({ room: 'tea' });
  expect(await ann.next('user_left')).toMatchObject({
    room: 'tea',
    userId: ben.session.user.id,
    memberCount: 1,
  });
  await ann.do('chat_message', { room: 'tea', text: 'is he gone?', clientId: '1' });
  await ann.do('typing', { room: 'tea', isTyping: true });
  await ben.do('get_rooms', {});
  expect([ben.count('chat_message'), ben.count('typing')]).toEqual([0, 0]);
});

it('is fine for a room that one is not in', async () => {
  expect(await ben.do('leave_room', { room: 'elsewhere' })).toMatchObject({ room: 'elsewhere' });
  expect(await ben.do('get_rooms', {})).toMatchObject({ rooms: [{ room: 'tea', memberCount: 2 }] });
});

it('leaves what is asked for in the end when it is said with joining at once', async () => {
  const said = ['join_room', 'leave_room', 'join_room', 'leave_room'] as const;
  await Promise.all(said.map((event) => ben.do(event, { room: 'den' })));
  expect((await ben.do('get_rooms', {})).rooms).toEqual([{ room: 'tea', memberCount: 2 }]);
});

it('is told of somebody who vanished once the grace is over', async () => {
  await ben.lose();
  expect((await ann.do('get_room_members', { room: 'tea' })).memberCount).toBe(2);
  expect(await ann.next('user_left', 1000)).toMatchObject({ userId: ben.session.user.id, memberCount: 1 });
});

it('is not told of somebody who comes back within the grace', async () => {
  await ben.lose();
  const back = await Person.connect(app.url, { auth: { token: ben.session.token } });
  await back.do('join_room', { room: 'tea' });
  await expect(ann.next('user_left', 500)).rejects.toThrow('no user_left');
  expect(ann.count('user_joined')).toBe(1);
  expect((await ann.do('get_room_members', { room: 'tea' })).memberCount).toBe(2);
  back.close();
});
