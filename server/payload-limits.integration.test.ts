import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventName } from '../shared/events.ts';
import { limits } from '../shared/limits.ts';
import { goodPayloads } from './testing/good-payloads.ts';
import { match, type Person } from './testing/person.ts';
import { type StartedApps, startApps } from './testing/start-apps.ts';

let apps: StartedApps;
let ann: Person;
let ben: Person;
let matchId: string;

beforeAll(async () => {
  apps = await startApps(2);
  [ann, ben] = [await apps.connect(0), await apps.connect(1)];
  [{ matchId }] = await match(ann, ben);
  await ann.do('join_room', { room: 'den' });
});
afterAll(() => apps.close());

const list = (length: number) => Array.from({ length }, (_, place) => `interest ${place}`);
const ofMost = (most: number) => 'é'.repeat(most);

describe('what is over a limit is too large, and named:', () => {
  it.each<[EventName, string, unknown]>([
    ['chat_message', 'text', ofMost(limits.textLength + 1)],
    ['chat_message', 'text', '👋'.repeat(limits.textLength + 1)],
    ['chat_message', 'text', 'x'.repeat(100_000)],
    ['chat_message', 'clientId', 'x'.repeat(limits.clientIdLength + 1)],
    ['join_room', 'room', ofMost(limits.roomNameLength + 1)],
    ['join_room', 'room', '\ufb03'.repeat(limits.roomNameLength)],
    ['list_rooms', 'query', 'x'.repeat(limits.roomNameLength + 1)],
    ['list_rooms', 'cursor', 'x'.repeat(257)],
    ['get_room_members', 'cursor', 'x'.repeat(257)],
    ['request_random_peer', 'interests', list(limits.interests + 1)],
    ['request_random_peer', 'interests', [ofMost(limits.interestLength + 1)]],
    ['request_random_peer', 'languages', Array(limits.languages + 1).fill('en')],
    ['leave_match', 'matchId', 'x'.repeat(65)],
    ['block_user', 'userId', 'x'.repeat(65)],
    ['webrtc_signal', 'signal', signalOf(limits.signalBytes + 1)],
  ])('%s %s', async (event, field, value) => {
    const answer = await ann.send(event, { ...payloadOf(event), [field]: value });
    const message = expect.stringMatching(new RegExp(`^${field}\\b`));
    expect(answer).toMatchObject({ ok: false, error: { code: 'too_large', message } });
  });
});

describe('what is wrong in kind is a bad request, and named:', () => {
  it.each<[EventName, string, unknown]>([
    ['chat_message', 'text', ''],
    ['chat_message', 'text', ' \u202e\u0007\n '],
    ['chat_message', 'text', '\u200b\u3164\u200d'],
    ['chat_message', 'text', '\u2800 \u2800'],
    ['set_name', 'name', '\u3164'],
    ['chat_message', 'clientId', '\ud800'],
    ['block_user', 'userId', 'no id'],
    ['unblock_user', 'userId', 'é'],
    ['join_room', 'room', 'two words'],
    ['join_room', 'room', '<b>'],
    ['join_room', 'room', '{tag}'],
    ['join_room', 'room', '\u0316'],
    ['join_room', 'room', `a${'\u0316'.repeat(5)}`],
    ['join_room', 'room', '\u3164'],
    ['join_room', 'room', 'tea\ufe0f'],
    ['join_room', 'limit', limits.historyPage + 1],
    ['join_room', 'limit', 0],
    ['join_room', 'after', -1],
    ['join_room', 'after', 1.5],
    ['join_room', 'after', 1e300],
    ['get_recent_messages', 'before', 'yesterday'],
    ['get_recent_messages', 'before', '2026-02-30T00:00:00Z'],
    ['request_random_peer', 'mode', 'smell'],
    ['request_random_peer', 'interests', ['\u202e']],
    ['request_random_peer', 'languages', ['*']],
    ['typing', 'isTyping', 'yes'],
    ['webrtc_signal', 'signal', 'v=0'],
    ['webrtc_signal', 'signal', nested(10)],
    ['webrtc_signal', 'signal', { a: JSON.parse('{"__proto__":{}}') }],
    ['webrtc_signal', 'signal', { constructor: {} }],
  ])('%s %s %j', async (event, field, value) => {
    const answer = await ann.send(event, { ...payloadOf(event), [field]: value });
    const message = expect.stringMatching(new RegExp(`^${field}\\b`));
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad_request', message } });
  });
});

describe('what is exactly at a limit is taken:', () => {
  it.each(['é', '👋'])('a text of 4000 %s', async (letter) => {
    const text = letter.repeat(limits.textLength);
    await ann.do('chat_message', { matchId, text, clientId: letter });
    expect((await ben.next('chat_message')).text).toBe(text);
  });

  it('a signal of 64 KiB', async () => {
    const signal = signalOf(limits.signalBytes);
    await ann.do('webrtc_signal', { matchId, signal });
    expect((await ben.next('webrtc_signal')).signal).toEqual(signal);
  });

  it('a signal nested 8 deep', async () => {
    await ann.do('webrtc_signal', { matchId, signal: nested(8) });
    expect((await ben.next('webrtc_signal')).signal).toEqual(nested(8));
  });

  it('a room whose name is 64 letters of any script', async () => {
    const room = 'ж'.repeat(limits.roomNameLength);
    expect((await ann.do('join_room', { room: room.toUpperCase() })).room).toBe(room);
  });
});

describe('a text is cleaned of', () => {
  it.each([
    ['control characters', 'a\u0000b\u0007c\u001bd\u009fe', 'abcde'],
    ['what turns the direction around', 'pay \u202e001\u202c \u2066now\u2069\u200f', 'pay 001 now'],
    ['lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['piles of marks', `a${'\u0316'.repeat(50)}`, `a${'\u0316'.repeat(4)}`],
    ['a byte order mark and blank ends', '\ufeff \n hello \t', 'hello'],
    ['nothing that joins what is seen', '\u2764\ufe0f\u200d\ud83d\udd25', '\u2764\ufe0f\u200d\ud83d\udd25'],
    ['other ways to break a line', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ])('%s', async (what, text, cleaned) => {
    const { message } = await ann.do('chat_message', { matchId, text, clientId: what });
    expect(message.text).toBe(cleaned);
    expect((await ben.next('chat_message')).text).toBe(cleaned);
    const kept = await ann.do('chat_message', { room: 'den', text, clientId: what });
    expect(kept.message.text).toBe(cleaned);
  });
});

function payloadOf(event: EventName): object {
  return goodPayloads({ room: 'den', matchId })[event];
}

/** A signal that takes so many bytes as JSON. */
function signalOf(bytes: number): { sdp: string } {
  return { sdp: 'x'.repeat(bytes - JSON.stringify({ sdp: '' }).length) };
}

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}
