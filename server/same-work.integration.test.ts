import { createClient } from 'redis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { EventName, Payload } from '../shared/events.ts';
import { match, type Person } from './testing/person.ts';
import { type StartedApps, startApps } from './testing/start-apps.ts';

let apps: StartedApps;
let monitor: ReturnType<typeof createClient>;
let seen: string[] = [];
let eve: Person;
/** The node that serves Eve, and nobody else, as Redis knows it. */
let herNode: string;

beforeAll(async () => {
  apps = await startApps(2, { PRESENCE_GRACE_MS: '0' });
  monitor = createClient({ url: apps.redisUrl ?? '' });
  await monitor.connect();
  await monitor.monitor((line) => seen.push(String(line)));
  eve = await apps.connect(1);
  herNode = addressIn(await mark());
});

afterAll(async () => {
  monitor.destroy();
  await apps.close();
});

const idOf = (person: Person) => person.session.user.id;

let marks = 0;

/** Redis is asked for somebody of whom nothing was heard before: resolves with the line of that. */
async function mark(): Promise<string> {
  const nobody = `nobody-${++marks}`;
  await eve.ask('get_direct_messages', { withUser: nobody });
  return vi.waitFor(() => seen.find((line) => line.includes(nobody)) ?? Promise.reject(new Error('unseen')));
}

/** Of the client, in a line of the monitor. */
const addressIn = (line: string) => /\[\d+ ([^\]]+)\]/.exec(line)?.[1] ?? '';

/**
 * The commands about one of these that Eve's node sends for her request, in order: but for the telling, which she does
 * not wait for.
 */
async function workFor<E extends EventName>(event: E, payload: Payload<E>, about: string[]) {
  seen = [];
  const answer = await eve.ask(event, payload);
  // What was sent before the mark has been seen with it.
  await mark();
  const commands = seen
    .filter((line) => !about.some((id) => line.includes(`"PUBLISH" "person:${id}"`)))
    .filter((line) => addressIn(line) === herNode && about.some((id) => line.includes(id)))
    .map((line) => /\] "([^"]+)"/.exec(line)?.[1])
    // A script that Redis does not know yet is sent a second time.
    .filter((command) => command !== 'EVAL');
  return { answer, commands };
}

async function somebodyAway(): Promise<Person> {
  const person = await apps.connect();
  person.close();
  return person;
}

it('a match of others takes the same work and the same answer as one that never was', async () => {
  const [ann, ben] = [await apps.connect(), await apps.connect()];
  const [{ matchId }] = await match(ann, ben);
  const never = String(Number(matchId) + 1_000_000);
  for (const event of ['keep_match', 'resume_match', 'leave_match'] as const) {
    const foreign = await workFor(event, { matchId }, [matchId]);
    expect(foreign).toEqual(await workFor(event, { matchId: never }, [never]));
    expect(foreign.commands).not.toEqual([]);
  }
  expect([ann, ben].map((person) => person.count('peer_left'))).toEqual([0, 0]);
});

it('a room of others takes the same work and the same answer as one that never was', async () => {
  const ann = await apps.connect();
  await ann.do('join_room', { room: 'tea' });
  await ann.do('chat_message', { room: 'tea', text: 'a secret', clientId: '1' });
  const asking = [
    ['get_recent_messages', { before: Number.MAX_SAFE_INTEGER }],
    ['get_room_members', {}],
    ['search_messages', { query: 'secret' }],
    ['mark_read', { messageId: 1 }],
    ['typing', { isTyping: true }],
  ] as const;
  for (const [event, rest] of asking) {
    const foreign = await workFor(event, { room: 'tea', ...rest } as never, ['tea']);
    expect(foreign).toEqual(await workFor(event, { room: 'never', ...rest } as never, ['never']));
    expect(foreign.answer).toMatchObject({ error: { code: 'not_in_room' } });
  }
});

it('somebody who has blocked one takes the same work and the same answers as somebody who has not', async () => {
  const [open, closed] = [await apps.connect(), await apps.connect()];
  await closed.do('block_user', { userId: idOf(eve) });
  for (const person of [open, closed]) person.close();
  const toBoth = async <E extends EventName>(event: E, payload: (id: string) => Payload<E>) => {
    const tried = [];
    for (const id of [idOf(open), idOf(closed)]) tried.push(await workFor(event, payload(id), [id]));
    expect(tried[0]?.commands).toEqual(tried[1]?.commands);
    return tried.map(({ answer }) => answer);
  };
  const sent = await toBoth('chat_message', (toUser) => ({ toUser, text: 'hello', clientId: toUser }));
  expect(sent).toMatchObject([{ ok: true }, { ok: true, message: { persisted: true } }]);
  for (const answer of await toBoth('get_direct_messages', (withUser) => ({ withUser })))
    expect(answer).toMatchObject({ messages: [{ text: 'hello' }], gap: false });
  for (const answer of await toBoth('search_messages', (withUser) => ({ withUser, query: 'hello' })))
    expect(answer).toMatchObject({ messages: [{ text: 'hello' }], before: null });
  for (const answer of await toBoth('mark_read', (withUser) => ({ withUser, messageId: 1 })))
    expect(answer).toEqual({ ok: true });
  for (const answer of await toBoth('typing', (toUser) => ({ toUser, isTyping: true })))
    expect(answer).toEqual({ ok: true });
  for (const answer of await toBoth('extend_conversation', (withUser) => ({ withUser })))
    expect(answer).toEqual({ ok: true });
});

it('whether somebody who has blocked one is there looks as for somebody who never was', async () => {
  const closed = await apps.connect();
  await closed.do('block_user', { userId: idOf(eve) });
  const looks = [];
  for (const id of [idOf(closed), 'never-seen-by-anybody']) {
    const { answer, commands } = await workFor('watch_presence', { users: [id] }, [id]);
    looks.push({ commands, answer: JSON.stringify(answer).replaceAll(id, 'them') });
  }
  expect(looks[0]).toEqual(looks[1]);
});

it('somebody who was there and said nothing has said nothing, and is found by no search', async () => {
  const [ann, ben] = [await somebodyAway(), await apps.connect()];
  await ben.do('chat_message', { toUser: idOf(ann), text: 'a secret', clientId: '1' });
  for (const withUser of [idOf(ann), idOf(ben)]) {
    for (const range of [{ after: 0 }, { before: Number.MAX_SAFE_INTEGER }, {}]) {
      const page = await eve.do('get_direct_messages', { withUser, ...range });
      expect(page).toMatchObject({ messages: [], hasMore: false, gap: false });
    }
    expect(await eve.do('search_messages', { withUser, query: 'secret' })).toEqual(
      expect.objectContaining({ messages: [], before: null }),
    );
  }
});
