import { effect } from '@preact/signals';
import { preferences } from './preferences.ts';

/** Lets the style sheets know of the text size, motion and contrast that one prefers, now and after each change. */
export function applyAppearance(): void {
  const { dataset } = document.documentElement;
  effect(() => {
    const { textSize, motion, contrast } = preferences.value;
    dataset.textSize = textSize;
    dataset.motion = motion;
    dataset.contrast = contrast;
  });
}
