import { effect } from '@preact/signals';
import type { State } from '../matching/state.ts';
import type { TalkDesk } from '../matching/talk-desk.ts';
import { route } from './router.ts';

const plain = document.title;

/** Names the tab after what goes on in it, so that someone who looks away sees that they are matched. */
export function nameTab(desk: TalkDesk): void {
  let isUnseen = false;
  const name = () => {
    const words = wordsFor(desk.state.value);
    const at = route.value;
    if (words) document.title = `${isUnseen ? '(1) ' : ''}${words} · Aleatoria`;
    else document.title = at.kind === 'room' ? `${at.name} · Aleatoria` : plain;
  };
  effect(() => {
    const { kind } = desk.state.value;
    isUnseen = document.hidden && (kind === 'live' || kind === 'matched');
    name();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) isUnseen = false;
    name();
  });
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
