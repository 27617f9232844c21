import { afterEach, beforeEach, expect, it } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
let ann: Person;
let ben: Person;

beforeEach(async () => {
  app = await startApp();
  [ann, ben] = [await Person.connect(app.url), await Person.connect(app.url)];
});

afterEach(async () => {
  ann.close();
  ben.close();
  await app.close();
});

it('brings the members and the last messages, and tells the others who came', async () => {
  await ann.do('join_room', { room: 'tea' });
  for (const text of ['one', 'two', 'three'])
    await ann.do('chat_message', { room: 'tea', text, clientId: text });
  const joined = await ben.do('join_room', { room: 'tea', limit: 2 });
  expect(joined).toMatchObject({ room: 'tea', memberCount: 2, hasMore: true, gap: false });
  expect(joined.messages.map(({ text }) => text)).toEqual(['two', 'three']);
  expect(new Set(joined.members.map(({ id }) => id))).toEqual(
    new Set([ann.session.user.id, ben.session.user.id]),
  );
  expect(await ann.next('user_joined')).toEqual({
    room: 'tea',
    user: ben.session.user,
    memberCount: 2,
    version: joined.version,
  });
  expect(ben.count('user_joined')).toBe(0);
});

it('takes names that differ in form only for the same room', async () => {
  await ann.do('join_room', { room: 'Café' });
  expect(await ben.do('join_room', { room: 'cafe\u0301' })).toMatchObject({ room: 'café', memberCount: 2 });
});

it('brings what was missed after a message, and may be said twice', async () => {
  await ann.do('join_room', { room: 'tea' });
  const { message } = await ann.do('chat_message', { room: 'tea', text: 'seen', clientId: 'seen' });
  await ann.do('chat_message', { room: 'tea', text: 'missed', clientId: 'missed' });
  const again = await ann.do('join_room', { room: 'tea', after: message.id });
  expect(again.messages.map(({ text }) => text)).toEqual(['missed']);
  expect(again).toMatchObject({ memberCount: 1, hasMore: false, gap: false });
});

it('lets nothing fall between what it brings and what is told afterwards', async () => {
  await ann.do('join_room', { room: 'tea' });
  const saying = Array.from({ length: 60 }, (_, index) =>
    ann.do('chat_message', { room: 'tea', text: `${index}`, clientId: `${index}` }),
  );
  const { messages } = await ben.do('join_room', { room: 'tea', limit: 100 });
  await Promise.all(saying);
  await expect
    .poll(() => {
      const told = ben.heard.filter(({ event }) => event === 'chat_message').map(({ payload }) => payload);
      return new Set([...messages, ...(told as typeof messages)].map(({ id }) => id)).size;
    })
    .toBe(60);
});

it('refuses a fifty-first room, even when all are asked for at once', async () => {
  const rooms = Array.from({ length: 51 }, (_, index) => `room-${index}`);
  const answers = await Promise.all(rooms.map((room) => ann.ask('join_room', { room })));
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
  expect(refused).toMatchObject([{ code: 'conflict', message: expect.stringContaining('Leave one first') }]);
  await ann.do('leave_room', { room: 'room-0' });
  expect((await ann.ask('join_room', { room: 'room-50' })).ok).toBe(true);
});

it('is not told to the others by a second connection of the same person', async () => {
  await ben.do('join_room', { room: 'tea' });
  await ann.do('join_room', { room: 'tea' });
  const tab = await Person.connect(app.url, { auth: { token: ann.session.token } });
  expect(await tab.do('join_room', { room: 'tea' })).toMatchObject({ memberCount: 2 });
  await ann.do('leave_room', { room: 'tea' });
  await tab.do('chat_message', { room: 'tea', text: 'hello', clientId: '1' });
  await ben.next('chat_message');
  await ben.next('user_joined');
  await ann.do('join_room', { room: 'tea' });
  expect([ben.count('user_joined'), ben.count('user_left')]).toEqual([0, 0]);
  tab.close();
});

it('is told in the end also to somebody who changes the name meanwhile', async () => {
  await ann.do('join_room', { room: 'tea' });
  await ben.do('join_room', { room: 'tea' });
  const cleo = await Person.connect(app.url);
  await cleo.do('join_room', { room: 'tea' });
  await ann.do('set_name', { name: 'Anna' });
  expect(await ann.next('user_joined')).toMatchObject({ user: { id: ben.session.user.id } });
  expect(await ann.next('user_joined')).toMatchObject({ user: { id: cleo.session.user.id } });
  cleo.close();
});

it('brings the first hundred members, and from where to read the others', async () => {
  const crowd = await Promise.all(Array.from({ length: limits.membersPage }, () => Person.connect(app.url)));
  await Promise.all(crowd.map((each) => each.do('join_room', { room: 'hall' })));
  expect(await crowd[0]?.do('join_room', { room: 'hall' })).not.toHaveProperty('cursor');
  const { members, memberCount, cursor = '' } = await ann.do('join_room', { room: 'hall' });
  expect([members.length, memberCount]).toEqual([limits.membersPage, limits.membersPage + 1]);
  const rest = await ann.do('get_room_members', { room: 'hall', cursor });
  const everybody = [ann, ...crowd].map(({ session }) => session.user.id).sort();
  expect([...members, ...rest.members].map(({ id }) => id).sort()).toEqual(everybody);
  expect(rest).not.toHaveProperty('cursor');
  for (const each of crowd) each.close();
});
