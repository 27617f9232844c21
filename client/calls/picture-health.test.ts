import { expect, test } from 'vitest';
import { freshPicture, judgePicture, type PictureSample } from './picture-health.ts';

/** One sample a second; tells after which the picture counted as dead. */
function deadSeconds(samples: PictureSample[]): number[] {
  let health = freshPicture;
  return samples.flatMap((sample, second) => {
    health = judgePicture(health, sample, second * 1000);
    return health.isDead ? [second] : [];
  });
}

const moving = (count: number, light: number) =>
  Array.from({ length: count }, (_, at) => ({ frames: at + 1, light }));

test('is dead after six seconds of black, and alive with the first light', () => {
  const black = moving(9, 5);
  expect(deadSeconds([...black, { frames: 10, light: 200 }, { frames: 11, light: 5 }])).toEqual([6, 7, 8]);
});

test('is dead after six seconds without a new picture', () => {
  expect(deadSeconds(Array.from({ length: 8 }, () => ({ frames: 30, light: 200 })))).toEqual([7]);
});

test('is alive in a dim room', () => {
  expect(deadSeconds(moving(20, 40))).toEqual([]);
});
