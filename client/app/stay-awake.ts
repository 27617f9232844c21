import { effect } from '@preact/signals';
import type { CallDesk } from '../matching/call-desk.ts';

/** Keeps the screen on during a call. The browser lets go of it by itself when the page is hidden. */
export function stayAwake(calls: CallDesk): void {
  let held: Promise<WakeLockSentinel | undefined> | undefined;
  const hold = () => {
    if (calls.call.peek() && !document.hidden)
      held = navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  effect(() => {
    if (calls.call.value) hold();
    return () => void held?.then((lock) => lock?.release());
  });
  document.addEventListener('visibilitychange', hold);
}
