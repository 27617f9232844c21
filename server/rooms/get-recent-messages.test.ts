import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;
let ann: Person;
let said: Message[];

beforeEach(async () => {
  app = await startApp();
  ann = await Person.connect(app.url);
  await ann.do('join_room', { room: 'tea' });
  said = [];
  for (const text of ['one', 'two', 'three', 'four']) {
    said.push((await ann.do('chat_message', { room: 'tea', text, clientId: text })).message);
  }
});

afterEach(async () => {
  ann.close();
  await app.close();
});

it('brings the last ones, oldest first, just as their senders were answered', async () => {
  expect(await ann.do('get_recent_messages', { room: 'tea' })).toEqual({
    ok: true,
    room: 'tea',
    messages: said,
    hasMore: false,
    gap: false,
  });
  expect(said[0]).toMatchObject({ room: 'tea', from: ann.session.user, previousId: null, persisted: true });
  expect(Date.parse(said[0]?.sentAt ?? '')).toBe(Math.floor((said[0]?.id ?? 0) / 1000));
});

it('pages before and after a message', async () => {
  const [one, two, three, four] = said as [Message, Message, Message, Message];
  const page = (places: { before?: number; after?: number; limit?: number }) =>
    ann.do('get_recent_messages', { room: 'tea', limit: 2, ...places });
  expect(await page({ before: four.id })).toMatchObject({ messages: [two, three], hasMore: true });
  expect(await page({ before: two.id })).toMatchObject({ messages: [one], hasMore: false });
  expect(await page({ after: one.id })).toMatchObject({ messages: [two, three], hasMore: true, gap: false });
  expect(await page({ after: three.id })).toMatchObject({ messages: [four], hasMore: false, gap: false });
});

it('takes a time, and says where something may be missing', async () => {
  const after = (place: number | string) => ann.do('get_recent_messages', { room: 'tea', after: place });
  const minuteAgo = new Date(Date.now() - 60_000).toISOString();
  const longAgo = new Date(Date.now() - 25 * 3_600_000).toISOString();
  expect(await after(minuteAgo)).toMatchObject({ messages: said, gap: false });
  expect(await after(longAgo)).toMatchObject({ messages: said, gap: true });
  expect(await after((said[0]?.id ?? 0) - 1)).toMatchObject({ messages: said, gap: true });
});

it('refuses somebody who is not in the room', async () => {
  expect(await ann.ask('get_recent_messages', { room: 'elsewhere' })).toMatchObject({
    ok: false,
    error: { code: 'not_in_room' },
  });
});
