import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Match, Message } from '../../shared/events.ts';
import { prefer } from '../app/preferences.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { TalkDesk } from './talk-desk.ts';

const wishes = { mode: 'text' as const, interests: [], languages: [] };
const match: Match = {
  matchId: 'm1',
  mode: 'text',
  peer: { id: 'bob', name: 'Blue Wren' },
  initiator: true,
  commonInterests: [],
  route: 'direct',
};
const limited = { ok: false, error: { code: 'rate_limited', message: '', retryAfterMs: 3_000 } } as const;
const gone = { ok: false, error: { code: 'not_in_match', message: '' } } as const;
const unanswered = { ok: false, error: { code: 'unavailable', message: '' } } as const;

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

async function searching() {
  const fake = fakeConnection();
  const desk = new TalkDesk(fake.connection);
  await fake.connect();
  await desk.search(wishes);
  return { ...fake, desk };
}

async function talking() {
  const all = await searching();
  all.hear('match_found', match);
  all.asked.length = 0;
  return all;
}

test('asks for a peer once connected, and once only', async () => {
  const { connection, connect, asked } = fakeConnection();
  const desk = new TalkDesk(connection);
  await desk.search(wishes);
  expect(asked).toEqual([]);
  await connect();
  expect(asked).toEqual([['request_random_peer', wishes]]);
});

test('goes to another node at once to search, where this one is draining', async () => {
  const { connection, connect, drain, asked } = fakeConnection();
  const desk = new TalkDesk(connection);
  await connect();
  drain('draining');
  await desk.search(wishes);
  expect([asked, vi.mocked(connection.tryNow).mock.calls.length]).toEqual([[], 1]);
  await connect();
  expect(asked).toEqual([['request_random_peer', wishes]]);
});

test('takes up on another node the match that was found while it moved there', async () => {
  const { desk, drain, hear, connect, answers, asked } = await searching();
  drain('moving');
  answers.request_random_peer = { ok: false, error: { code: 'conflict', message: '' } };
  answers.resume_match = { ok: true, match, messages: [] };
  await connect();
  drain('moving');
  asked.length = 0;
  hear('match_found', match);
  expect(asked).toEqual([['resume_match', { matchId: 'm1', after: 0 }]]);
  expect(desk.state.value.kind).toBe('live');
});

test('asks for a direct route only where that is wished', async () => {
  prefer({ privateRoute: false });
  const { asked } = await searching();
  prefer({ privateRoute: true });
  expect(asked).toEqual([['request_random_peer', { ...wishes, directRoute: true }]]);
});

test('confirms that it is there only while it searches', async () => {
  const { desk, hear } = await searching();
  const acknowledge = vi.fn();
  hear('match_check', { matchId: 'm1' }, acknowledge);
  expect(acknowledge).toHaveBeenCalledWith({ ok: true });
  desk.leave();
  hear('match_check', { matchId: 'm2' }, acknowledge);
  expect(acknowledge).toHaveBeenCalledTimes(1);
});

test('leaves a match that comes after the search was stopped', async () => {
  const { desk, hear, asked } = await searching();
  desk.leave();
  hear('match_found', match);
  expect(desk.state.value.kind).toBe('idle');
  expect(asked.at(-1)).toEqual(['leave_match', { matchId: 'm1' }]);
});

test('leaves the stranger before it asks for the next', async () => {
  const { desk, asked } = await talking();
  await desk.search(wishes);
  expect(asked.map(([event]) => event)).toEqual(['leave_match', 'request_random_peer']);
});

test('tells the server after a reconnect that it has left meanwhile', async () => {
  const { desk, asked, answers, lose, connect } = await talking();
  lose();
  answers.leave_match = unanswered;
  await desk.search(wishes);
  answers.leave_match = { ok: true };
  asked.length = 0;
  await connect();
  expect(asked.map(([event]) => event)).toEqual(['leave_match', 'request_random_peer']);
});

test('takes the match up again after a reconnect', async () => {
  const { desk, asked, answers, lose, connect } = await talking();
  lose();
  answers.resume_match = { ok: true, match, messages: [] };
  await connect();
  expect(asked).toEqual([['resume_match', { matchId: 'm1', after: 0 }]]);
  expect(desk.state.value.kind).toBe('live');
});

test('says that the connection was lost when the match is over by then', async () => {
  const { desk, answers, lose, connect } = await talking();
  lose();
  answers.resume_match = gone;
  await connect();
  expect(desk.state.value).toMatchObject({ kind: 'partnerGone', reason: 'disconnected' });
});

test('goes on trying to resume while the server gives no answer', async () => {
  const { desk, answers, lose, connect } = await talking();
  lose();
  answers.resume_match = unanswered;
  await connect();
  expect(desk.state.value.kind).toBe('live');
  answers.resume_match = gone;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(desk.state.value.kind).toBe('partnerGone');
});

test('counts down when it was too fast', async () => {
  const { connection, connect, answers } = fakeConnection();
  const desk = new TalkDesk(connection);
  await connect();
  answers.request_random_peer = limited;
  await desk.search(wishes);
  expect(desk.state.value).toMatchObject({ kind: 'rateLimited', untilMs: 4_000 });
});

test('asks again when the server took it for gone, and now and then', async () => {
  const { hear, asked } = await searching();
  hear('search_ended', { reason: 'unresponsive' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.map(([event]) => event)).toEqual(Array(3).fill('request_random_peer'));
});

test('gives way to another tab', async () => {
  const { desk, hear } = await searching();
  hear('search_ended', { reason: 'replaced' });
  expect(desk.state.value).toMatchObject({ kind: 'duplicateTab', elsewhere: 'searching' });
});

test('brings the talk here that is on in another tab, with what was written there', async () => {
  const { desk, asked, answers, hear } = await talking();
  hear('search_ended', { reason: 'replaced' });
  const receive = vi.fn();
  desk.writeTo({ lastHeardId: () => 7, receive });
  const words = { id: 8, text: 'hi' } as Message;
  answers.resume_match = { ok: true, match, messages: [words] };
  await desk.takeOver();
  expect(asked).toEqual([['resume_match', { after: 7 }]]);
  expect(desk.state.value).toMatchObject({ kind: 'live', talk: { match, wishes } });
  expect(receive).toHaveBeenCalledWith([words]);
});

test('looks for the next one where the talk in the other tab is over', async () => {
  const { desk, asked, answers, hear } = await talking();
  hear('search_ended', { reason: 'replaced' });
  answers.resume_match = gone;
  await desk.takeOver();
  expect(desk.state.value.kind).toBe('queueing');
  expect(asked.at(-1)).toEqual(['request_random_peer', wishes]);
});

test('leaves what it has brought here when nobody wants it any more', async () => {
  const { desk, asked, answers, hear } = await talking();
  hear('search_ended', { reason: 'replaced' });
  answers.resume_match = { ok: true, match, messages: [] };
  const taking = desk.takeOver();
  desk.leave();
  await taking;
  expect(asked.at(-1)).toEqual(['leave_match', { matchId: 'm1' }]);
});

test('gives a talk that another tab has resumed to that tab', async () => {
  const { desk, hear, asked } = await talking();
  hear('search_ended', { reason: 'replaced' });
  expect(desk.state.value).toMatchObject({ kind: 'duplicateTab', elsewhere: 'talking' });
  expect(asked).toEqual([]);
});

test('ends the talk of a match that the server no longer knows', async () => {
  const { desk } = await talking();
  desk.endUnknown('m0');
  expect(desk.state.value.kind).toBe('live');
  desk.endUnknown('m1');
  expect(desk.state.value).toMatchObject({ kind: 'partnerGone', reason: 'unknown' });
});

test('does not end a talk that it is still trying to resume', async () => {
  const { desk, answers, lose, connect } = await talking();
  lose();
  answers.resume_match = unanswered;
  await connect();
  desk.endUnknown('m1');
  expect(desk.state.value.kind).toBe('live');
  answers.resume_match = { ok: true, match, messages: [] };
  await vi.advanceTimersByTimeAsync(2_000);
  desk.endUnknown('m1');
  expect(desk.state.value.kind).toBe('partnerGone');
});

test('searches on after a block', async () => {
  const { desk, asked } = await talking();
  await desk.block();
  expect(asked.map(([event]) => event)).toEqual(['block_user', 'leave_match', 'request_random_peer']);
});

test('searches no more when one has left while the block was under way', async () => {
  const { desk, asked } = await talking();
  const blocked = desk.block();
  desk.leave();
  await blocked;
  expect(desk.state.value.kind).toBe('idle');
  expect(asked.map(([event]) => event)).toEqual(['block_user', 'leave_match']);
});

test('takes back that it has left', async () => {
  const { desk, answers, asked } = await talking();
  desk.part();
  expect(desk.state.value.kind).toBe('parted');
  answers.undo_leave = { ok: true, match };
  await desk.undo();
  expect(asked).toEqual([
    ['leave_match', { matchId: 'm1' }],
    ['undo_leave', { matchId: 'm1' }],
  ]);
  expect(desk.state.value).toMatchObject({ kind: 'live', talk: { match } });
});

test('says so when the other one has gone on meanwhile', async () => {
  const { desk, answers } = await talking();
  desk.part();
  answers.undo_leave = gone;
  await desk.undo();
  expect(desk.state.value).toMatchObject({ kind: 'partnerGone', reason: 'goneOn' });
});

test('searches on when the one it was left for is gone as well', async () => {
  const { desk, answers, asked } = await talking();
  await desk.search(wishes);
  answers.undo_leave = gone;
  asked.length = 0;
  await desk.undo();
  expect(desk.state.value).toMatchObject({ kind: 'queueing', reason: 'goneOn' });
  expect(asked.at(0)).toEqual(['undo_leave', { matchId: 'm1' }]);
  expect(asked.at(-1)).toEqual(['request_random_peer', wishes]);
});

test('takes nothing back once it is too late', async () => {
  const { desk, asked } = await talking();
  desk.part();
  vi.setSystemTime(Date.now() + 8_000);
  asked.length = 0;
  await desk.undo();
  expect(asked).toEqual([]);
  expect(desk.state.value.kind).toBe('parted');
});

test('leaves for good what could not be taken back for want of an answer', async () => {
  const { desk, answers, asked, lose, connect } = await talking();
  desk.part();
  answers.undo_leave = unanswered;
  lose();
  await desk.undo();
  asked.length = 0;
  await connect();
  expect(asked).toEqual([['leave_match', { matchId: 'm1' }]]);
});

test('has a stranger back who had left, but only if it still shows them', async () => {
  const { desk, hear } = await talking();
  const acknowledge = vi.fn();
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  hear('peer_returned', { matchId: 'm1' }, acknowledge);
  expect(acknowledge).toHaveBeenLastCalledWith({ ok: true });
  expect(desk.state.value.kind).toBe('live');
  hear('peer_left', { matchId: 'm1', reason: 'left' });
  await desk.search(wishes);
  hear('peer_returned', { matchId: 'm1' }, acknowledge);
  expect(acknowledge).toHaveBeenLastCalledWith({ ok: false });
  expect(desk.state.value.kind).toBe('queueing');
});

test('says that nobody can be found in reduced mode, and looks by itself once it is over', async () => {
  const { connection, connect, answers, asked } = fakeConnection();
  const degraded = signal(true);
  const desk = new TalkDesk({ ...connection, degraded });
  await connect();
  answers.request_random_peer = unanswered;
  await desk.search(wishes);
  expect(desk.state.value).toMatchObject({
    kind: 'refused',
    sentence: "No new strangers can be found just now. We'll look as soon as they can.",
  });
  asked.length = 0;
  answers.request_random_peer = { ok: true, status: 'waiting' };
  degraded.value = false;
  expect(desk.state.value.kind).toBe('queueing');
  await vi.waitFor(() => expect(asked).toEqual([['request_random_peer', wishes]]));
});
