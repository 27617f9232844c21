import { once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Results } from '../../shared/events.ts';
import { ownApps } from '../testing/own-apps.ts';
import type { Person } from '../testing/person.ts';

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('on %s', (_, nodes) => {
  const apps = ownApps(nodes);
  let ann: Person;
  let ben: Person;

  beforeEach(async () => {
    [ann, ben] = [await apps.connect(0, { auth: { name: 'Ann' } }), await apps.connect(1)];
  });

  const idOf = (person: Person) => person.session.user.id;
  const say = async (from: Person, to: Person, text: string) =>
    (await from.do('chat_message', { toUser: idOf(to), text, clientId: text })).message;

  async function exported(person: Person): Promise<Results['export_data'][]> {
    const parts: Results['export_data'][] = [];
    let cursor: string | undefined;
    do {
      parts.push(await person.do('export_data', cursor === undefined ? {} : { cursor }));
      cursor = parts.at(-1)?.cursor;
    } while (cursor !== undefined);
    return parts;
  }

  it('gives people all that is kept of them, part by part, and nothing of others', async () => {
    const cleo = await apps.connect(2);
    await ann.do('join_room', { room: 'tea' });
    await ann.do('set_privacy', { typing: false });
    const { acceptedAt } = await ann.do('accept_rules', { version: 1 });
    const dan = await apps.connect(1);
    await ann.do('block_user', { userId: idOf(dan) });
    await dan.do('block_user', { userId: idOf(ann) });
    const texts = Array.from({ length: 700 }, (_, index) => `${index}`);
    for (let start = 0; start < texts.length; start += 50) {
      await Promise.all(texts.slice(start, start + 50).map((text) => say(ann, ben, text)));
    }
    await say(cleo, ann, 'hello');
    await say(cleo, ben, 'not for Ann');
    const parts = await exported(ann);
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatchObject({
      user: ann.session.user,
      privacy: { readReceipts: true, typing: false, presence: true },
      rooms: ['tea'],
      consents: [{ version: 1, acceptedAt }],
      blocked: [idOf(dan)],
    });
    expect(parts[1]).toMatchObject({ rooms: ['tea'], consents: [], blocked: [] });
    const messages = parts.flatMap(({ conversations }) => conversations.flatMap((each) => each.messages));
    expect(messages.map(({ text }) => text).sort()).toEqual([...texts, 'hello'].sort());
    expect(new Set(messages.map(({ withUser }) => withUser))).toEqual(new Set([idOf(ben), idOf(cleo)]));
    expect(await ann.ask('export_data', { cursor: 'none' })).toMatchObject({
      error: { code: 'bad_request' },
    });
  });

  it('gives them what they said in rooms, also in those that they have left, and nothing of others', async () => {
    const rooms = ['cave', 'a-long-name', 'ünïcode'];
    for (const room of rooms) {
      for (const person of [ann, ben]) await person.do('join_room', { room });
      const speak = (person: Person, text: string) =>
        person.do('chat_message', { room, text, clientId: `${room} ${text}` });
      await Promise.all(Array.from({ length: 300 }, (_, index) => speak(ben, `not hers ${index}`)));
      await Promise.all(Array.from({ length: 250 }, (_, index) => speak(ann, `${room} ${index}`)));
      await ann.do('leave_room', { room });
    }
    const parts = await exported(ann);
    for (const { conversations } of parts) {
      expect(conversations.flatMap(({ messages }) => messages).length).toBeLessThanOrEqual(500);
    }
    const texts = parts.flatMap(({ conversations }) =>
      conversations.flatMap((each) =>
        'room' in each ? each.messages.map(({ text, room }) => `${room}: ${text}`) : [],
      ),
    );
    const said = rooms.flatMap((room) =>
      Array.from({ length: 250 }, (_, index) => `${room}: ${room} ${index}`),
    );
    expect(texts.sort()).toEqual(said.sort());
    expect(parts[0]?.rooms).toEqual([]);
  });

  it('deletes what they said in rooms that they have left', async () => {
    for (const person of [ann, ben]) await person.do('join_room', { room: 'hall' });
    for (const text of ['one', 'two']) await ann.do('chat_message', { room: 'hall', text, clientId: text });
    await ann.do('leave_room', { room: 'hall' });
    await ann.do('delete_my_data', {});
    expect(await ben.next('messages_blanked')).toEqual({ room: 'hall', userId: idOf(ann) });
    const { messages } = await ben.do('get_recent_messages', { room: 'hall' });
    const nobody = { id: idOf(ann), name: '' };
    expect(messages).toMatchObject([
      { text: '', from: nobody },
      { text: '', from: nobody },
    ]);
  });

  it('deletes them: nobody reads or finds them any more, and they cannot come back', async () => {
    const tab = await apps.connect(2, { auth: { token: ann.session.token } });
    for (const person of [ann, tab, ben]) await person.do('join_room', { room: 'den' });
    await ann.do('chat_message', { room: 'den', text: 'in the room', clientId: '1' });
    await say(ann, ben, 'from Ann');
    await say(ben, ann, 'from Ben');
    const gone = [ann, tab].map((person) => once(person.socket as never, 'disconnect'));
    expect(await ann.ask('delete_my_data', {})).toEqual({ ok: true });
    await Promise.all(gone);
    expect(await ben.next('user_left')).toMatchObject({ userId: idOf(ann), memberCount: 1 });
    const blanked = [await ben.next('messages_blanked'), await ben.next('messages_blanked')];
    expect(blanked).toContainEqual({ room: 'den', userId: idOf(ann) });
    expect(blanked).toContainEqual({ withUser: idOf(ann), userId: idOf(ann) });

    const nobody = { id: idOf(ann), name: '' };
    const { messages } = await ben.do('get_direct_messages', { withUser: idOf(ann) });
    expect(messages).toMatchObject([{ text: '', from: nobody }, { text: 'from Ben' }]);
    expect(await ben.do('get_recent_messages', { room: 'den' })).toMatchObject({
      messages: [{ text: '', from: nobody }],
    });
    expect((await ben.do('get_conversations', {})).conversations).toMatchObject([
      { user: { id: idOf(ann), name: 'Somebody' } },
    ]);
    expect((await ben.do('watch_presence', { users: [idOf(ann)] })).statuses).toMatchObject([
      { lastSeen: null },
    ]);
    const words = { toUser: idOf(ann), text: 'hello?', clientId: '2' };
    expect(await ben.ask('chat_message', words)).toMatchObject({ error: { code: 'not_found' } });
    for (const place of [0, 1, 2]) {
      const back = apps.connect(place, { auth: { token: ann.session.token } });
      await expect(back).rejects.toMatchObject({ data: { code: 'invalid_token' } });
    }
  });
});
