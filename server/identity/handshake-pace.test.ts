import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { HandshakePace } from './handshake-pace.ts';

/** Asks for many turns in one instant; the answers appear as they are given. */
function crowd(pace: HandshakePace, size: number): number[] {
  const answers: number[] = [];
  const ask = async () => {
    answers.push(await pace.turn());
  };
  Promise.all(Array.from({ length: size }, ask)).catch(() => {});
  return answers;
}

describe('the pace of handshakes', () => {
  test('lets a second’s worth in at once, and the others one by one', async () => {
    const answers = crowd(new HandshakePace(500, () => 0), 600);
    await sleep(0);
    expect(answers.length).toBeGreaterThanOrEqual(500);
    expect(answers.length).toBeLessThan(550);
    await sleep(300);
    expect(answers).toEqual(Array(600).fill(0));
  });

  test('lets nobody wait more than 3 s: the rest are told when to come again', async () => {
    const answers = crowd(new HandshakePace(10, () => 0), 60);
    await sleep(0);
    const refused = answers.filter((retryAfterMs) => retryAfterMs > 0);
    expect(refused).toHaveLength(60 - 41);
    expect(Math.min(...refused)).toBeGreaterThan(3000);
  });

  test('starts anew once the crowd is through', async () => {
    let nowMs = 0;
    const pace = new HandshakePace(10, () => nowMs);
    crowd(pace, 60);
    nowMs = 6000;
    const answers = crowd(pace, 11);
    await sleep(0);
    expect(answers).toEqual(Array(11).fill(0));
  });

  test('has no limit at 0', async () => {
    const answers = crowd(new HandshakePace(0), 1000);
    await sleep(0);
    expect(answers).toEqual(Array(1000).fill(0));
  });
});
