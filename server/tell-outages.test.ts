import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Io } from './connection.ts';
import type { RedisLink } from './redis/link.ts';
import { tellOutages } from './tell-outages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** As much of a link and of Socket.IO as is seen from here. */
function open(isUp: boolean) {
  const link = Object.assign(new EventEmitter(), { isUp }) as RedisLink & { isUp: boolean };
  const told: string[] = [];
  const local = { emit: (_event: string, { code }: { code: string }) => told.push(code) };
  const { isDegraded } = tellOutages({ local } as unknown as Io, link, { graceMs: 400, steadyMs: 1000 });
  return { link, told, isDegraded };
}

test('nobody is told of a link that is back within the grace, however often', () => {
  const { link, told } = open(true);
  for (let round = 0; round < 10; round++) {
    link.emit('down');
    vi.advanceTimersByTime(300);
    link.emit('up');
    vi.advanceTimersByTime(200);
  }
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([]);
});

test('an outage is told once, and its end once it holds', () => {
  const { link, told, isDegraded } = open(true);
  link.emit('down');
  vi.advanceTimersByTime(400);
  expect([told, isDegraded()]).toEqual([['degraded'], true]);
  for (let round = 0; round < 3; round++) {
    link.emit('up');
    vi.advanceTimersByTime(900);
    link.emit('down');
    vi.advanceTimersByTime(900);
  }
  expect([told, isDegraded()]).toEqual([['degraded'], true]);
  link.emit('up');
  vi.advanceTimersByTime(1000);
  expect([told, isDegraded()]).toEqual([['degraded', 'recovered'], false]);
});

test('a node that starts without Redis is degraded from the start', () => {
  const { link, told, isDegraded } = open(false);
  expect(isDegraded()).toBe(true);
  link.emit('up');
  vi.advanceTimersByTime(1000);
  expect([told, isDegraded()]).toEqual([['recovered'], false]);
});
