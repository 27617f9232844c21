import { beforeEach, describe, expect, it } from 'vitest';
import { ownApps } from '../testing/own-apps.ts';
import { match, type Person } from '../testing/person.ts';

const dayMs = 24 * 3600_000;

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('two strangers on %s', (_, nodes) => {
  const apps = ownApps(nodes);
  let ann: Person;
  let ben: Person;
  let matchId: string;

  beforeEach(async () => {
    [ann, ben] = [await apps.connect(0), await apps.connect(1)];
    [{ matchId }] = await match(ann, ben);
  });

  const idOf = (person: Person) => person.session.user.id;

  it('keep their match once both have said so, on all their devices, and go on after it', async () => {
    const tab = await apps.connect(2, { auth: { token: ann.session.token } });
    await ann.do('keep_match', { matchId });
    await ann.do('keep_match', { matchId });
    expect(await ann.do('get_conversations', {})).toMatchObject({ conversations: [] });
    await ben.do('keep_match', { matchId });
    const kept = { matchId, withUser: idOf(ben), user: ben.session.user };
    for (const each of [ann, tab]) {
      const { expiresAt, ...told } = await each.next('match_kept');
      expect(told).toEqual(kept);
      expect(Math.abs(Date.parse(expiresAt) - Date.now() - dayMs)).toBeLessThan(60_000);
    }
    expect(await ben.next('match_kept')).toMatchObject({ withUser: idOf(ann), user: ann.session.user });
    expect((await ben.do('get_conversations', {})).conversations).toMatchObject([
      { user: ann.session.user, lastMessage: null, unread: 0 },
    ]);
    await ann.do('leave_match', { matchId });
    await ann.do('chat_message', { toUser: idOf(ben), text: 'still there?', clientId: '1' });
    expect(await ben.next('chat_message')).toMatchObject({ text: 'still there?', withUser: idOf(ann) });
    expect(ann.count('match_kept') + ben.count('match_kept')).toBe(0);
  });

  it('may say so just after it, and nobody else may, who learns nothing of it', async () => {
    const cleo = await apps.connect(2);
    await ann.do('leave_match', { matchId });
    await ben.next('peer_left');
    for (const person of [ann, ben]) await person.do('keep_match', { matchId });
    expect(await ann.next('match_kept')).toMatchObject({ withUser: idOf(ben) });
    const foreign = await cleo.ask('keep_match', { matchId });
    expect(foreign).toMatchObject({ error: { code: 'not_in_match' } });
    expect(await cleo.ask('keep_match', { matchId: 'none' })).toEqual(foreign);
  });

  it.each(['the one who left first', 'the one who was left first'])(
    'may say so from any node, %s, wherever they sat',
    async (order) => {
      await ann.do('leave_match', { matchId });
      await ben.next('peer_left');
      const elsewhere = async (person: Person, place: number) => {
        await person.lose();
        return apps.connect(place, { auth: { token: person.session.token } });
      };
      const moved = [await elsewhere(ann, 2), await elsewhere(ben, 0)] as const;
      for (const person of order.startsWith('the one who left') ? moved : moved.toReversed()) {
        await person.do('keep_match', { matchId });
      }
      expect(await moved[0].next('match_kept')).toMatchObject({ user: ben.session.user });
      expect(await moved[1].next('match_kept')).toMatchObject({ user: ann.session.user });
    },
  );

  it('may say so by a device that does not sit in it', async () => {
    const tab = await apps.connect(2, { auth: { token: ann.session.token } });
    await tab.do('keep_match', { matchId });
    await ben.do('keep_match', { matchId });
    expect(await ann.next('match_kept')).toMatchObject({ withUser: idOf(ben) });
  });

  it('keep nothing when one has blocked the other, who cannot tell', async () => {
    await ben.do('keep_match', { matchId });
    await ben.do('block_user', { userId: idOf(ann) });
    await ann.next('peer_left');
    expect(await ann.ask('keep_match', { matchId })).toEqual({ ok: true });
    for (const person of [ann, ben]) {
      expect(await person.do('get_conversations', {})).toMatchObject({ conversations: [] });
      expect(person.count('match_kept')).toBe(0);
    }
  });
});
