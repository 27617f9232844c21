import { expect, test } from 'vitest';
import { judgeLink, type LinkQuality, unknownQuality } from './link-quality.ts';

/** Feeds one sample a second and returns whether the link was weak after each. */
function judged(samples: { roundTripMs?: number; lost?: number }[]): boolean[] {
  let quality: LinkQuality = unknownQuality;
  let received = 0;
  let lost = 0;
  return samples.map((sample, second) => {
    received += 100 - (sample.lost ?? 0);
    lost += sample.lost ?? 0;
    const stats = { roundTripMs: sample.roundTripMs ?? 20, received, lost };
    quality = judgeLink(quality, stats, second * 1000);
    return quality.weak;
  });
}

const times = <T>(count: number, value: T): T[] => Array(count).fill(value);

test('is weak after three seconds of long round trips', () => {
  expect(judged(times(4, { roundTripMs: 401 }))).toEqual([false, false, false, true]);
});

test('is weak after three seconds of losing more than one packet in twenty', () => {
  expect(judged(times(4, { lost: 6 })).at(-1)).toBe(true);
  expect(judged(times(4, { lost: 5 })).at(-1)).toBe(false);
});

test('forgives a short disturbance', () => {
  const poor = { roundTripMs: 900 };
  expect(judged([poor, poor, {}, poor, poor, poor]).at(-1)).toBe(false);
});

test('is sound again after ten seconds without', () => {
  const weak = times(4, { lost: 50 });
  expect(judged([...weak, ...times(10, {})]).at(-1)).toBe(true);
  expect(judged([...weak, ...times(11, {})]).at(-1)).toBe(false);
});
