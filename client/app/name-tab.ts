import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { State } from '../matching/state.ts';
import type { Client } from './client.ts';
import type { Route } from './route.ts';
import { route } from './router.ts';

const plain = document.title;

/** Names the tab after what goes on in it; someone who looks away sees that they are matched, and what has come. */
export function nameTab({ desk, seat }: Pick<Client, 'desk' | 'seat'>, unseen: ReadonlySignal<number>): void {
  const isMatchUnseen = signal(false);
  effect(() => {
    const { kind } = desk.state.value;
    isMatchUnseen.value = document.hidden && (kind === 'live' || kind === 'matched');
  });
  effect(() => {
    const count = unseen.value + (isMatchUnseen.value ? 1 : 0);
    const words = seat.isFull.value
      ? 'Waiting for a seat'
      : (wordsFor(desk.state.value) ?? placeOf(route.value));
    const title = words === undefined ? plain : `${words} · Aleatoria`;
    document.title = count > 0 ? `(${count}) ${title}` : title;
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) isMatchUnseen.value = false;
  });
}

function placeOf(at: Route): string | undefined {
  if (at.kind === 'room') return at.name;
  return at.kind === 'person' || at.kind === 'talks' ? 'Conversations' : undefined;
}

function wordsFor({ kind }: State): string | undefined {
  switch (kind) {
    case 'queueing':
      return 'Looking…';
    case 'matched':
    case 'live':
    case 'unstable':
      return 'Matched';
    case 'resuming':
    case 'mediaReconnecting':
    case 'partnerReconnecting':
      return 'Reconnecting…';
    case 'parted':
      return 'You left';
    case 'partnerGone':
      return 'Stranger left';
    default:
      return undefined;
  }
}
