import { beforeEach, describe, expect, it } from 'vitest';
import { ownApps } from '../testing/own-apps.ts';
import type { Person } from '../testing/person.ts';

describe.each([
  ['one node in memory', 0],
  ['two nodes', 2],
])('a new name, on %s,', (_, nodes) => {
  const apps = ownApps(nodes);
  let ann: Person;
  let tab: Person;
  let ben: Person;
  let cleo: Person;

  beforeEach(async () => {
    ann = await apps.connect(0, { auth: { name: 'Ann' } });
    tab = await apps.connect(1, { auth: { token: ann.session.token } });
    [ben, cleo] = [await apps.connect(1), await apps.connect(1)];
    for (const person of [tab, ben]) {
      await person.do('join_room', { room: 'tea' });
      await person.do('join_room', { room: 'den' });
    }
  });

  it('is told once to those who share rooms and to own other connections, and to nobody else', async () => {
    const { user } = await ann.do('set_name', { name: '  Änna  Otter ' });
    expect(user).toEqual({ id: ann.session.user.id, name: 'Änna Otter' });
    for (const person of [tab, ben]) expect(await person.next('user_renamed')).toEqual({ user });
    await tab.do('chat_message', { room: 'tea', text: 'hello', clientId: '1' });
    await ben.next('chat_message');
    for (const person of [ann, tab, ben, cleo]) expect(person.count('user_renamed')).toBe(0);
  });

  it('is that of what is said next, on every connection, and in the lists of members', async () => {
    const { user } = await ann.do('set_name', { name: 'Anna' });
    await tab.next('user_renamed');
    await tab.do('chat_message', { room: 'tea', text: 'hello', clientId: '1' });
    expect(await ben.next('chat_message')).toMatchObject({ from: user });
    await expect
      .poll(async () => (await ben.do('get_room_members', { room: 'tea' })).members)
      .toContainEqual(user);
    await ann.do('chat_message', { toUser: cleo.session.user.id, text: 'hello', clientId: '1' });
    expect(await cleo.next('chat_message')).toMatchObject({ from: user });
    expect((await cleo.do('get_conversations', {})).conversations).toMatchObject([{ user }]);
  });

  it('holds when one is back with the old token or the new one, until a connect names another', async () => {
    const { token } = await ann.do('set_name', { name: 'Anna' });
    const old = ann.session.token;
    const nameWith = async (auth: object) => (await apps.connect(1, { auth })).session.user.name;
    expect(await nameWith({ token })).toBe('Anna');
    expect(await nameWith({ token: old })).toBe('Anna');
    expect(await nameWith({ token: old, name: 'Nina' })).toBe('Nina');
    expect(await nameWith({ token })).toBe('Nina');
  });

  it('is refused when it is none', async () => {
    for (const name of ['', ' \u202e ', 'x'.repeat(41)]) {
      expect((await ann.ask('set_name', { name })).ok).toBe(false);
    }
    await tab.do('get_rooms', {});
    expect(tab.count('user_renamed')).toBe(0);
  });
});
