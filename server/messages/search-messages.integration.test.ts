import { beforeEach, describe, expect, it } from 'vitest';
import { ownApps } from '../testing/own-apps.ts';
import type { Person } from '../testing/person.ts';

describe.each([
  ['one node in memory', 0],
  ['two nodes', 2],
])('a search on %s', (_, nodes) => {
  const apps = ownApps(nodes);
  let ann: Person;
  let ben: Person;
  let eve: Person;

  beforeEach(async () => {
    [ann, ben, eve] = [await apps.connect(0), await apps.connect(1), await apps.connect(0)];
  });

  const textsOf = ({ messages }: { messages: { text: string }[] }) => messages.map(({ text }) => text);

  it('finds what is said in a room, for its members only', async () => {
    const room = `tea-${nodes}`;
    await ann.do('join_room', { room });
    for (const text of ['Crème brûlée?', 'no', 'CREME, please']) {
      await ann.do('chat_message', { room, text, clientId: text });
    }
    const query = { room, query: 'creme' };
    expect(textsOf(await ann.do('search_messages', query))).toEqual(['CREME, please', 'Crème brûlée?']);
    expect(await eve.ask('search_messages', query)).toMatchObject({ error: { code: 'not_in_room' } });
    await ann.do('leave_room', { room });
    expect(await ann.ask('search_messages', query)).toMatchObject({ error: { code: 'not_in_room' } });
  });

  it('finds what two said to each other, for the two only, and nothing that is hidden', async () => {
    const [annId, benId] = [ann.session.user.id, ben.session.user.id];
    const say = (text: string) => ann.do('chat_message', { toUser: benId, text, clientId: text });
    await say('a secret');
    await ben.do('block_user', { userId: annId });
    await say('another secret');
    const find = async (person: Person, withUser: string) =>
      textsOf(await person.do('search_messages', { withUser, query: 'SECRET' }));
    expect(await find(ann, benId)).toEqual(['another secret', 'a secret']);
    expect(await find(ben, annId)).toEqual(['a secret']);
    expect(await find(eve, annId)).toEqual([]);
    expect(await find(eve, benId)).toEqual([]);
  });

  it('is refused without a query, a place to look, or with two of them', async () => {
    const code = async (payload: object) => {
      const answer = await ann.send('search_messages', payload);
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await code({ withUser: 'somebody', query: ' \u202e ' })).toBe('bad_request');
    expect(await code({ withUser: 'somebody', query: 'x'.repeat(101) })).toBe('too_large');
    expect(await code({ query: 'tea' })).toBe('bad_request');
    expect(await code({ room: 'tea', withUser: 'somebody', query: 'tea' })).toBe('bad_request');
    expect(await code({ withUser: ann.session.user.id, query: 'tea' })).toBe('bad_request');
  });
});
