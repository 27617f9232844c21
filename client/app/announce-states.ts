import { computed, effect } from '@preact/signals';
import { spokenSentence } from '../matching/state-sentence.ts';
import { bannerSentence } from './banner-sentence.ts';
import type { Client } from './client.ts';
import { announce } from './status.ts';

/** Says every change of the talk and of the connection once to those who listen. */
export function announceStates({ desk, connection, seat: { isFull } }: Client): void {
  const kind = computed(() => desk.state.value.kind);
  let isFirst = true;
  effect(() => {
    const isNews = kind.value !== 'preview' && !isFirst;
    isFirst = false;
    // Said with the state of the connection, below.
    if (isNews && !isFull.value) announce(spokenSentence(desk.state.peek()));
  });
  const banner = computed(() => bannerSentence(connection.link.value, connection.degraded.value, false));
  effect(() => {
    if (banner.value) announce(banner.value);
  });
}
