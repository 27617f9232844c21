import type { BlurReach } from './camera-blur.ts';

/** What the blur of this camera does, as a switch says it. */
export const blurWords: Record<BlurReach, string> = {
  background: 'Hide my background',
  picture: 'Blur my picture',
};
