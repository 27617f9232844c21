import type { Mode } from '../../shared/events.ts';
import { loadApp } from './load-app.ts';
import { loadCalls } from './load-calls.ts';

/** Fetches what a conversation of this mode needs, so that Start finds it here. */
export function prefetch(mode: Mode): void {
  void loadApp();
  if (mode !== 'text') loadCalls().catch(() => undefined);
}

/** Fetches the app once somebody touches the page; before that the landing is all that loads. */
export function prefetchOnFirstInteraction(): () => void {
  const signs = ['pointerdown', 'keydown', 'focusin'] as const;
  const react = () => {
    stop();
    void loadApp();
  };
  const stop = () => {
    for (const sign of signs) removeEventListener(sign, react);
  };
  for (const sign of signs) addEventListener(sign, react, { passive: true });
  return stop;
}
