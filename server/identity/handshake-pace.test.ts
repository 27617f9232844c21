import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HandshakePace } from './handshake-pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const now = () => Date.now();

describe('the pace of handshakes', () => {
  test('lets a second’s worth in at once, and the others one by one', async () => {
    const pace = new HandshakePace(100, now);
    let through = 0;
    for (let each = 0; each < 133; each++) {
      pace.turn().then((retryAfterMs) => {
        if (retryAfterMs === 0) through++;
      });
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(through).toBeGreaterThanOrEqual(100);
    expect(through).toBeLessThan(110);
    await vi.advanceTimersByTimeAsync(400);
    expect(through).toBe(133);
  });

  test('lets nobody wait more than 3 s: the rest are told when to come again', async () => {
    const pace = new HandshakePace(10, now);
    const turns = Array.from({ length: 60 }, () => pace.turn());
    await vi.advanceTimersByTimeAsync(3000);
    const answers = await Promise.all(turns);
    expect(answers.filter((each) => each === 0).length).toBe(41);
    expect(Math.min(...answers.filter((each) => each > 0))).toBeGreaterThan(3000);
  });

  test('has no limit at 0', async () => {
    const pace = new HandshakePace(0, now);
    expect(await Promise.all(Array.from({ length: 1000 }, () => pace.turn()))).toEqual(Array(1000).fill(0));
  });
});
