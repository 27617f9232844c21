import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { PersonStatus } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { watchPresences } from './presences.ts';

const online = (userId: string): PersonStatus => ({ userId, isOnline: true, lastSeen: null });
const gone: PersonStatus = { userId: 'bob', isOnline: false, lastSeen: '2026-11-21T10:00:00.000Z' };

async function watching(...users: string[]) {
  const fake = fakeConnection();
  const wanted = signal(users);
  fake.answers.watch_presence = { ok: true, statuses: users.map(online) };
  const presences = watchPresences(fake.connection, wanted);
  await fake.connect();
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  await settled();
  const bob = () => presences.value.get('bob');
  return { ...fake, wanted, presences, settled, bob };
}

test('knows who is there, and hears of it when that changes', async () => {
  const { bob, hear, presences } = await watching('bob');
  expect(bob()).toEqual(online('bob'));
  hear('online_status', gone);
  hear('online_status', online('carol'));
  expect([...presences.value.values()]).toEqual([gone]);
});

test('knows nothing while the connection is lost, and asks again with the next', async () => {
  const { bob, lose, drain, connect, asked, settled, answers } = await watching('bob');
  drain('draining');
  drain('moving');
  expect(bob()).toEqual(online('bob'));
  lose();
  expect(bob()).toBeUndefined();
  answers.watch_presence = { ok: true, statuses: [gone] };
  await connect();
  await settled();
  expect(bob()).toEqual(gone);
  expect(asked).toEqual(Array(2).fill(['watch_presence', { users: ['bob'] }]));
});

test('asks anew when there are others to watch, and not when only their order changes', async () => {
  const { wanted, asked, settled } = await watching();
  expect(asked).toEqual([]);
  wanted.value = ['bob', 'carol', 'bob'];
  wanted.value = ['carol', 'bob'];
  wanted.value = Array.from({ length: limits.watched + 1 }, (_, place) => `p${place}`);
  await settled();
  expect(asked[0]).toEqual(['watch_presence', { users: ['bob', 'carol'] }]);
  expect(asked).toHaveLength(2);
  const [, payload] = asked[1] ?? [];
  expect((payload as { users: string[] }).users).toHaveLength(limits.watched);
});

test('asks again later what could not be answered, and when Redis is back', async () => {
  vi.useFakeTimers();
  const { connection, answers, asked, connect, reduce } = fakeConnection();
  const failure = { code: 'rate_limited', message: '', retryAfterMs: 400 } as const;
  answers.watch_presence = { ok: false, error: failure };
  const presences = watchPresences(connection, signal(['bob']));
  await connect();
  await vi.advanceTimersByTimeAsync(399);
  expect(asked).toHaveLength(1);
  answers.watch_presence = { ok: true, statuses: [gone] };
  await vi.advanceTimersByTimeAsync(1);
  expect(presences.value.get('bob')).toEqual(gone);
  reduce(true);
  expect(asked).toHaveLength(2);
  reduce(false);
  expect(asked).toHaveLength(3);
  vi.useRealTimers();
});
