import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { beginCall, type Progress } from './call-progress.ts';
import { type CallState, callState } from './call-state.ts';

function watched(first: Progress) {
  const progress = signal(first);
  const weak = signal(false);
  const seen: CallState[] = [];
  callState({ progress, weak }).subscribe((state) => void seen.push(state));
  return { progress, weak, seen };
}

const side = { offers: true, attempt: 5, startedMs: 100 };

test('shows each stage of a call once, whatever happens beneath', () => {
  const { progress, weak, seen } = watched(beginCall(true, 100).progress);
  progress.value = { ...side, kind: 'trying', tries: 2, brokeMs: null };
  progress.value = { ...side, kind: 'live' };
  progress.value = { ...side, kind: 'lost', sinceMs: 200 };
  progress.value = { ...side, kind: 'live' };
  weak.value = true;
  weak.value = false;
  progress.value = { ...side, kind: 'trying', tries: 1, brokeMs: 300 };
  progress.value = { ...side, kind: 'live' };
  progress.value = { ...side, kind: 'failed' };
  expect(seen).toEqual([
    { kind: 'connecting' },
    { kind: 'live' },
    { kind: 'unstable' },
    { kind: 'live' },
    { kind: 'reconnecting', sinceMs: 300 },
    { kind: 'live' },
    { kind: 'failed' },
  ]);
});
