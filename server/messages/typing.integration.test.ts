import { beforeEach, describe, expect, it } from 'vitest';
import { typingLeaseMs } from '../../shared/limits.ts';
import { ownApps } from '../testing/own-apps.ts';
import { match, type Person } from '../testing/person.ts';

describe('that somebody types', () => {
  const apps = ownApps(2);
  const room = 'tea';
  let ann: Person;
  let ben: Person;
  let matchId: string;

  beforeEach(async () => {
    [ann, ben] = [await apps.connect(0), await apps.connect(1)];
    for (const person of [ann, ben]) await person.do('join_room', { room });
    [{ matchId }] = await match(ann, ben);
  });

  const inRoom = (isTyping: boolean) => ({ room, user: ann.session.user, isTyping });
  const inMatch = (isTyping: boolean) => ({ matchId, isTyping });

  it('ends by itself in a room and in a match, once, a while after it was last said', async () => {
    await ann.do('typing', { room, isTyping: true });
    await ann.do('typing', { matchId, isTyping: true });
    const saidAt = performance.now();
    for (const told of [inRoom(true), inMatch(true)]) expect(await ben.next('typing')).toEqual(told);
    for (const told of [inRoom(false), inMatch(false)]) {
      expect(await ben.next('typing', typingLeaseMs * 3)).toEqual(told);
    }
    expect(performance.now() - saidAt).toBeGreaterThan(typingLeaseMs - 500);
    await ann.do('chat_message', { room, text: 'mark', clientId: 'mark' });
    await ben.next('chat_message');
    expect(ben.count('typing')).toBe(0);
  });

  it.each([
    ['the connection leaves the room', () => ann.do('leave_room', { room })],
    ['the connection is lost', () => ann.lose()],
  ])('ends in a room at once when %s', async (_, leave) => {
    await ann.do('typing', { room, isTyping: true });
    expect(await ben.next('typing')).toEqual(inRoom(true));
    const leftAt = performance.now();
    await leave();
    expect(await ben.next('typing')).toEqual(inRoom(false));
    expect(performance.now() - leftAt).toBeLessThan(typingLeaseMs - 1000);
  });

  it('ends in a match at once when the connection is lost', async () => {
    await ann.do('typing', { matchId, isTyping: true });
    expect(await ben.next('typing')).toEqual(inMatch(true));
    const lostAt = performance.now();
    await ann.lose();
    expect(await ben.next('typing')).toEqual(inMatch(false));
    expect(performance.now() - lostAt).toBeLessThan(typingLeaseMs - 1000);
  });
});
