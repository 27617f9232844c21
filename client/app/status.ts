import { signal } from '@preact/signals';

const restMs = 1500;
/** Whoever walks through the page later finds what holds then, not what was news. */
const keptMs = 20_000;

/** What the page's one status region says: read aloud, not shown. */
export const status = signal('');

let lastSaidMs = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let ending: ReturnType<typeof setTimeout> | undefined;

/** Says a change of state to those who listen; of several within 1.5 s only the last is said. */
export function announce(sentence: string): void {
  clearTimeout(waiting);
  const restLeftMs = lastSaidMs + restMs - Date.now();
  if (restLeftMs > 0) waiting = setTimeout(say, restLeftMs, sentence);
  else say(sentence);
}

function say(sentence: string): void {
  lastSaidMs = Date.now();
  // The same words twice are only read aloud twice if the text changes.
  status.value = sentence === status.peek() ? `${sentence}\u00a0` : sentence;
  clearTimeout(ending);
  ending = setTimeout(() => {
    status.value = '';
  }, keptMs);
}
