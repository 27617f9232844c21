import { beforeEach, describe, expect, it } from 'vitest';
import { typingLeaseMs } from '../../shared/limits.ts';
import { ownApps } from '../testing/own-apps.ts';
import type { Person } from '../testing/person.ts';

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('on %s', (_, nodes) => {
  const apps = ownApps(nodes);
  let ann: Person;
  let annTab: Person;
  let ben: Person;
  let benTab: Person;

  beforeEach(async () => {
    [ann, ben] = [await apps.connect(0), await apps.connect(1)];
    annTab = await apps.connect(2, { auth: { token: ann.session.token } });
    benTab = await apps.connect(0, { auth: { token: ben.session.token } });
  });

  const idOf = (person: Person) => person.session.user.id;
  const say = async (from: Person, to: Person, text: string) =>
    (await from.do('chat_message', { toUser: idOf(to), text, clientId: text })).message;

  /** Something that everybody hears after all that was said before. */
  async function settle(): Promise<void> {
    await say(ben, ann, `mark ${Math.random()}`);
    for (const person of [ann, annTab, benTab]) {
      for (;;) if ((await person.next('chat_message')).text.startsWith('mark')) break;
    }
  }

  describe('what somebody has read', () => {
    it("is told to the other, and to the reader's own other connections, once", async () => {
      await say(ann, ben, 'one');
      const { id } = await say(ann, ben, 'two');
      await ben.do('mark_read', { withUser: idOf(ann), messageId: id });
      const read = { userId: idOf(ben), messageId: id };
      expect(await benTab.next('message_read')).toEqual({ withUser: idOf(ann), ...read });
      for (const each of [ann, annTab]) {
        expect(await each.next('message_read')).toEqual({ withUser: idOf(ben), ...read });
      }
      await ben.do('mark_read', { withUser: idOf(ann), messageId: id });
      await settle();
      for (const person of [ann, annTab, ben, benTab]) expect(person.count('message_read')).toBe(0);
      expect((await benTab.do('get_conversations', {})).conversations).toMatchObject([
        { unread: 0, readId: id },
      ]);
      expect((await ann.do('get_conversations', {})).conversations).toMatchObject([
        { unread: 1, otherReadId: id },
      ]);
    });

    it.each([
      ['the reader keeps it to themselves', () => ben],
      ['the other does', () => ann],
    ])('is told to own connections only where %s', async (_, who) => {
      const privacy = await who().do('set_privacy', { readReceipts: false });
      expect(privacy).toMatchObject({ readReceipts: false, typing: true });
      const { id } = await say(ann, ben, 'one');
      await ben.do('mark_read', { withUser: idOf(ann), messageId: id });
      expect(await benTab.next('message_read')).toMatchObject({ messageId: id });
      await settle();
      expect(ann.count('message_read')).toBe(0);
      expect((await ann.do('get_conversations', {})).conversations).toMatchObject([{ otherReadId: 0 }]);
      await who().do('set_privacy', { readReceipts: true });
      expect((await ann.do('get_conversations', {})).conversations).toMatchObject([{ otherReadId: id }]);
    });

    it('is told neither by nor of somebody who is blocked', async () => {
      const { id } = await say(ann, ben, 'one');
      await ann.do('block_user', { userId: idOf(ben) });
      await ben.do('mark_read', { withUser: idOf(ann), messageId: id });
      expect(await benTab.next('message_read')).toMatchObject({ messageId: id });
      await ann.do('unblock_user', { userId: idOf(ben) });
      await settle();
      expect(ann.count('message_read')).toBe(0);
    });

    it('is told in a room to the other members, and to nobody else', async () => {
      for (const person of [ann, ben]) await person.do('join_room', { room: 'tea' });
      const { message } = await ann.do('chat_message', { room: 'tea', text: 'hello', clientId: '1' });
      await ben.do('mark_read', { room: 'tea', messageId: message.id });
      const read = { room: 'tea', userId: idOf(ben), messageId: message.id };
      expect(await ann.next('message_read')).toEqual(read);
      await ben.do('set_privacy', { readReceipts: false });
      await ben.do('mark_read', { room: 'tea', messageId: message.id });
      expect(await benTab.next('message_read')).toEqual(read);
      await settle();
      expect(ann.count('message_read') + annTab.count('message_read')).toBe(0);
    });
  });

  describe('that somebody types', () => {
    it('is told to the other on all connections, and ends by itself', async () => {
      await ann.do('typing', { toUser: idOf(ben), isTyping: true });
      const start = performance.now();
      const typing = { withUser: idOf(ann), user: ann.session.user, isTyping: true };
      for (const each of [ben, benTab]) expect(await each.next('typing')).toEqual(typing);
      for (const each of [ben, benTab]) {
        expect(await each.next('typing', typingLeaseMs * 3)).toEqual({ ...typing, isTyping: false });
      }
      expect(performance.now() - start).toBeGreaterThan(typingLeaseMs - 500);
      expect(annTab.count('typing')).toBe(0);
    });

    it('ends when they say so, and when their connection is lost', async () => {
      await ann.do('typing', { toUser: idOf(ben), isTyping: true });
      await ann.do('typing', { toUser: idOf(ben), isTyping: false });
      expect(await ben.next('typing')).toMatchObject({ isTyping: true });
      expect(await ben.next('typing')).toMatchObject({ isTyping: false });
      await ann.do('typing', { toUser: idOf(ben), isTyping: true });
      expect(await ben.next('typing')).toMatchObject({ isTyping: true });
      const start = performance.now();
      await ann.lose();
      expect(await ben.next('typing')).toMatchObject({ isTyping: false });
      expect(performance.now() - start).toBeLessThan(typingLeaseMs - 1000);
    });

    it('is told to nobody who hides it, or whom it is hidden from', async () => {
      await ann.do('set_privacy', { typing: false });
      await ann.do('typing', { toUser: idOf(ben), isTyping: true });
      await ben.do('typing', { toUser: idOf(ann), isTyping: true });
      await settle();
      expect(ann.count('typing') + ben.count('typing')).toBe(0);
    });

    it('is told to nobody who has blocked them, who cannot tell, and is refused to who blocked', async () => {
      await ben.do('block_user', { userId: idOf(ann) });
      expect(await ann.ask('typing', { toUser: idOf(ben), isTyping: true })).toEqual({ ok: true });
      expect(await ben.ask('typing', { toUser: idOf(ann), isTyping: true })).toMatchObject({
        error: { code: 'forbidden' },
      });
      await ben.do('unblock_user', { userId: idOf(ann) });
      await settle();
      expect(ann.count('typing') + ben.count('typing')).toBe(0);
      expect(await ann.ask('typing', { toUser: 'nobody-at-all', isTyping: true })).toMatchObject({
        error: { code: 'not_found' },
      });
    });
  });
});
