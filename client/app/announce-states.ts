import { computed, effect } from '@preact/signals';
import { spokenSentence } from '../matching/state-sentence.ts';
import { bannerSentence } from './banner-sentence.ts';
import type { Client } from './client.ts';
import { announce } from './status.ts';

type Told = {
  desk: Pick<Client['desk'], 'state'>;
  connection: Pick<Client['connection'], 'link' | 'degraded'>;
  seat: Pick<Client['seat'], 'isFull'>;
};

/** Says every change of the talk and of the connection once to those who listen. */
export function announceStates({ desk, connection, seat: { isFull } }: Told): void {
  const kind = computed(() => desk.state.value.kind);
  let isFirst = true;
  effect(() => {
    const isNews = kind.value !== 'preview' && !isFirst;
    isFirst = false;
    // Said with the state of the connection, below.
    if (isNews && !isFull.value) announce(spokenSentence(desk.state.peek()));
  });
  const banner = computed(() => bannerSentence(connection.link.value, connection.degraded.value, false));
  let isTroubled = false;
  effect(() => {
    const { kind } = connection.link.value;
    if (banner.value) {
      // Whoever was kept out reads on where they are let in.
      isTroubled = kind !== 'full' && kind !== 'refused';
      announce(banner.value);
    } else if (isTroubled && kind === 'open') {
      isTroubled = false;
      announce('Everything works again.');
    }
  });
}
