import { type ReadonlySignal, signal } from '@preact/signals';

const awayAfterMs = 10_000;

interface AwayWatch {
  readonly isAway: ReadonlySignal<boolean>;
  stop(): void;
}

/** Whether a phone has been put down: its page out of sight for 10 s. On a desk another window says nothing of the person. */
export function watchAway(): AwayWatch {
  const isAway = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = () => {
    clearTimeout(timer);
    isAway.value = false;
    if (!document.hidden || !isHeldInHand()) return;
    timer = setTimeout(() => {
      isAway.value = true;
    }, awayAfterMs);
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return {
    isAway,
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', follow);
    },
  };
}

const isHeldInHand = () => matchMedia('(hover: none) and (pointer: coarse)').matches;
