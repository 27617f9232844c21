import { computed, type ReadonlySignal } from '@preact/signals';
import type { Progress } from './call-progress.ts';

export type CallState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  /** The link is weak: both sides have paused their video. */
  | { kind: 'unstable' }
  /** `sinceMs` is the time of the break, as of `Date.now()`. */
  | { kind: 'reconnecting'; sinceMs: number }
  | { kind: 'failed' };

interface Sources {
  progress: ReadonlySignal<Progress>;
  weak: ReadonlySignal<boolean>;
}

/** What the page shows of a call; it changes only when what is shown does. */
export function callState({ progress, weak }: Sources): ReadonlySignal<CallState> {
  const kind = computed(() => shownKind(progress.value, weak.value));
  const brokeMs = computed(() => ('brokeMs' in progress.value ? progress.value.brokeMs : null));
  return computed(() => {
    if (kind.value === 'failed') return { kind: 'failed' };
    if (kind.value !== 'opening') return { kind: kind.value };
    return brokeMs.value === null ? { kind: 'connecting' } : { kind: 'reconnecting', sinceMs: brokeMs.value };
  });
}

function shownKind({ kind }: Progress, weak: boolean) {
  if (kind === 'waiting' || kind === 'trying') return 'opening';
  if (kind === 'failed') return kind;
  return weak ? 'unstable' : 'live';
}
