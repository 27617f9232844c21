import { expect, test } from 'vitest';
import { Meter } from './meter.ts';
import { type Rates, rates, scaled } from './rates.ts';

function open(given: Rates) {
  let now = 1000;
  const meter = new Meter(given, () => now);
  const pass = (ms: number) => {
    now += ms;
  };
  /** Takes one every `everyMs` for so long, and answers how many were let through. */
  const keepTaking = (forMs: number, everyMs: number) => {
    let taken = 0;
    for (let ms = 0; ms < forMs; ms += everyMs) {
      if (meter.take('search') === 0) taken++;
      pass(everyMs);
    }
    return taken;
  };
  return { meter, pass, keepTaking };
}

test('lets a burst through at once, and then so many a second', () => {
  const { meter, pass } = open({ message: [{ perSecond: 5, burst: 2, portion: 5 }] });
  expect([1, 2, 3].map(() => meter.take('message'))).toEqual([0, 0, 200]);
  pass(150);
  expect(meter.take('message')).toBe(50);
  pass(50);
  expect(meter.take('message')).toBe(0);
  expect(meter.take('typing')).toBe(0);
});

test('someone who skips on and on may do so less and less often', () => {
  const { meter, pass, keepTaking } = open({ search: rates.person.search ?? [] });
  expect(Array.from({ length: 9 }, () => meter.take('search'))).toEqual([...Array(8).fill(0), 1250]);
  pass(600_000);
  const inMinutes = Array.from({ length: 15 }, () => keepTaking(60_000, 50));
  expect(inMinutes[0]).toBeGreaterThan(50);
  expect(inMinutes[0]).toBeLessThanOrEqual(8 + 48);
  expect(inMinutes[4]).toBeLessThanOrEqual(30);
  expect(inMinutes[14]).toBeLessThanOrEqual(15);
  expect(inMinutes[14]).toBeGreaterThanOrEqual(14);
  pass(600_000);
  expect(keepTaking(800, 100)).toBe(8);
});

test('tells what it has let through by the portion, and only once', () => {
  const { meter } = open({ message: [{ perSecond: 5, burst: 10, portion: 3 }] });
  meter.take('message');
  meter.take('message');
  expect(meter.isDue('message')).toBe(false);
  meter.take('message');
  expect(meter.isDue('message')).toBe(true);
  expect(meter.tell()).toEqual([{ name: 'message.0', count: 3, perSecond: 5, burst: 13 }]);
  expect(meter.isDue('message')).toBe(false);
});

test('asks about all, also about what it has nothing to tell of', () => {
  const { meter } = open({
    message: [{ perSecond: 5, burst: 10, portion: 5 }],
    search: rates.person.search ?? [],
  });
  const asked = ['message.0', 'search.0', 'search.1', 'search.2'];
  expect(meter.tellAll().map(({ name, count }) => [name, count])).toEqual(asked.map((name) => [name, 0]));
});

test('holds back what other nodes have let through too much, and saves nothing up meanwhile', () => {
  const { meter, pass } = open({ message: [{ perSecond: 5, burst: 10, portion: 5 }] });
  meter.take('message');
  meter.hold(meter.tell(), [700]);
  expect(meter.take('message')).toBe(700);
  pass(700);
  expect([1, 2].map(() => meter.take('message'))).toEqual([0, 200]);
});

test.each([0.01, 0.5, 3])('a factor of %d changes how fast, and still lets one through', (factor) => {
  const { meter } = open(scaled(rates.person, factor));
  const taken = Array.from({ length: 100 }, () => meter.take('message')).filter((waitMs) => waitMs === 0);
  expect(taken).toHaveLength(Math.max(1, 10 * factor));
});
