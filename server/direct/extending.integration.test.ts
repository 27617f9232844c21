import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

const weekMs = 7 * 24 * 3600_000;

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('a conversation on %s', (_, nodes) => {
  let apps: StartedApps;
  let ann: Person;
  let ben: Person;

  beforeAll(async () => {
    apps = await startApps(nodes);
  });

  afterAll(() => apps.close());

  beforeEach(async () => {
    apps.leave();
    [ann, ben] = [await apps.connect(0), await apps.connect(1)];
    await ann.do('chat_message', { toUser: idOf(ben), text: 'hello', clientId: '1' });
    await ben.next('chat_message');
  });

  const idOf = (person: Person) => person.session.user.id;
  const extend = (person: Person, other: Person) =>
    person.ask('extend_conversation', { withUser: idOf(other) });
  const leftMs = async (person: Person) => {
    const [listed] = (await person.do('get_conversations', {})).conversations;
    return Date.parse(listed?.expiresAt ?? '') - Date.now();
  };

  /** Both are told, on all devices. */
  async function expectExtended(...told: [Person, Person][]): Promise<void> {
    for (const [person, other] of told) {
      const { withUser, expiresAt } = await person.next('conversation_extended');
      expect(withUser).toBe(idOf(other));
      expect(Math.abs(Date.parse(expiresAt) - Date.now() - weekMs)).toBeLessThan(60_000);
    }
  }

  it('is kept for a week once both want it, and nobody learns of one who does', async () => {
    const tab = await apps.connect(2, { auth: { token: ann.session.token } });
    for (let again = 0; again < 2; again++) expect(await extend(ann, ben)).toEqual({ ok: true });
    expect(await leftMs(ben)).toBeLessThan(weekMs / 6);
    expect(ben.count('conversation_extended')).toBe(0);
    expect(await extend(ben, ann)).toEqual({ ok: true });
    await expectExtended([ann, ben], [tab, ben], [ben, ann]);
    await ben.do('chat_message', { toUser: idOf(ann), text: 'a week, then', clientId: '2' });
    for (const person of [ann, ben]) expect(await leftMs(person)).toBeGreaterThan(weekMs - 60_000);
  });

  it('is kept for longer again, once both want that anew', async () => {
    for (let time = 0; time < 2; time++) {
      await extend(ben, ann);
      expect(ann.count('conversation_extended')).toBe(0);
      await extend(ann, ben);
      await expectExtended([ann, ben], [ben, ann]);
    }
  });

  it('comes before others that were extended, where somebody has written since', async () => {
    await extend(ann, ben);
    await extend(ben, ann);
    await ann.next('conversation_extended');
    const cleo = await apps.connect(2);
    await cleo.do('chat_message', { toUser: idOf(ann), text: 'hello', clientId: '1' });
    const { conversations } = await ann.do('get_conversations', {});
    expect(conversations.map(({ user }) => user.id)).toEqual([cleo, ben].map(idOf));
  });

  it('is not extended by somebody who is blocked, who cannot tell', async () => {
    await extend(ben, ann);
    await ben.do('block_user', { userId: idOf(ann) });
    expect(await extend(ann, ben)).toEqual({ ok: true });
    for (const person of [ann, ben]) {
      expect(await leftMs(person)).toBeLessThan(weekMs / 6);
      expect(person.count('conversation_extended')).toBe(0);
    }
  });

  it('has to be one', async () => {
    const cleo = await apps.connect(2);
    expect(await extend(cleo, ann)).toMatchObject({ error: { code: 'not_found' } });
    expect(await cleo.ask('extend_conversation', { withUser: 'nobody' })).toEqual(await extend(cleo, ann));
    expect(await extend(ann, ann)).toMatchObject({ error: { code: 'bad_request' } });
  });
});
