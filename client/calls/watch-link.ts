import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { judgeLink, unknownQuality } from './link-quality.ts';
import type { Peer } from './peer.ts';

const sampleMs = 1_000;

interface LinkWatch {
  readonly weak: ReadonlySignal<boolean>;
  /** Takes a sample at once. */
  sample(): Promise<void>;
  stop(): void;
}

/** Judges the link of the current peer from one sample a second; each new peer begins as sound. */
export function watchLink(peer: ReadonlySignal<Peer | null>): LinkWatch {
  const quality = signal(unknownQuality);

  async function sample() {
    const sampled = peer.peek();
    const stats = await sampled?.stats();
    if (!stats || sampled !== peer.peek()) return;
    quality.value = judgeLink(quality.peek(), stats, Date.now());
  }

  const timer = setInterval(() => void sample(), sampleMs);
  const stopResetting = effect(() => {
    if (peer.value) quality.value = unknownQuality;
  });

  return {
    weak: computed(() => quality.value.weak),
    sample,
    stop() {
      clearInterval(timer);
      stopResetting();
    },
  };
}
