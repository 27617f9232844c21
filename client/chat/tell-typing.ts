import { typingLeaseMs } from '../../shared/limits.ts';
import { preferences } from '../app/preferences.ts';

const repeatMs = typingLeaseMs - 1_000;

/** Tells the other side that we type, unless one prefers not to: at once, again while we go on, and when we stop. */
export interface TypingTeller {
  typed(): void;
  stopped(): void;
}

export function tellTyping(tell: (isTyping: boolean) => void): TypingTeller {
  let toldMs = 0;
  return {
    typed() {
      if (!preferences.peek().typing || Date.now() - toldMs < repeatMs) return;
      toldMs = Date.now();
      tell(true);
    },
    stopped() {
      if (toldMs === 0) return;
      toldMs = 0;
      tell(false);
    },
  };
}
