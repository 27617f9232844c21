import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../app/connection.ts';
import { noticesBlockedSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { switchNotices } from '../app/switch-notices.ts';
import { fullLink } from './full-link.ts';
import type { TalkDesk } from './talk-desk.ts';

const loadNotices = () => import('../app/notify.ts');

/** Tells somebody who waits for a seat, and looks elsewhere meanwhile, that there is one. */
export interface SeatTeller {
  /** No seat is free for somebody who searches. */
  readonly isFull: ReadonlySignal<boolean>;
  /** Shall be told of this seat: `blocked` where the browser does not allow it. */
  readonly wish: ReadonlySignal<'unasked' | 'asked' | 'blocked'>;
  ask(): Promise<void>;
}

export function tellSeat(connection: Connection, desk: TalkDesk): SeatTeller {
  const wish = signal<'unasked' | 'asked' | 'blocked'>('unasked');
  const isFull = computed(() => fullLink(desk.state.value, connection.link.value) !== undefined);
  let wasFull = false;

  effect(() => {
    const isLetIn = wasFull && !isFull.value && connection.link.peek().kind === 'open';
    wasFull = isFull.value;
    if (isFull.value) return;
    if (isLetIn && wish.peek() === 'asked' && document.hidden) {
      void loadNotices().then(({ showNotice }) =>
        showNotice({ title: 'There is a seat for you', body: 'Looking for someone…', path: '/talk' }),
      );
    }
    wish.value = 'unasked';
  });

  return {
    isFull,
    wish,
    async ask() {
      const isOn = await switchNotices(true);
      wish.value = isOn ? 'asked' : 'blocked';
      announce(isOn ? askedSentence : noticesBlockedSentence);
      // While the connection is good; the full server may not give it later.
      if (isOn) await loadNotices().catch(() => undefined);
    },
  };
}

export const askedSentence =
  'You get a notice when there is a seat. Leave this tab open, and look elsewhere.';
