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

  it('gives people all that is kept of them, part by part, and nothing of others', async () => {
    const cleo = await apps.connect(2);
    await ann.do('join_room', { room: 'tea' });
    await ann.do('set_privacy', { typing: false });
    const texts = Array.from({ length: 700 }, (_, index) => `${index}`);
    for (let start = 0; start < texts.length; start += 50) {
      await Promise.all(texts.slice(start, start + 50).map((text) => say(ann, ben, text)));
    }
    await say(cleo, ann, 'hello');
    await say(cleo, ben, 'not for Ann');
    const parts: Results['export_data'][] = [];
    let cursor: string | undefined;
    do {
      parts.push(await ann.do('export_data', cursor === undefined ? {} : { cursor }));
      cursor = parts.at(-1)?.cursor;
    } while (cursor !== undefined);
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatchObject({
      user: ann.session.user,
      privacy: { readReceipts: true, typing: false, presence: true },
      rooms: ['tea'],
    });
    const messages = parts.flatMap(({ conversations }) => conversations.flatMap((each) => each.messages));
    expect(messages.map(({ text }) => text).sort()).toEqual([...texts, 'hello'].sort());
    expect(new Set(messages.map(({ withUser }) => withUser))).toEqual(new Set([idOf(ben), idOf(cleo)]));
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
