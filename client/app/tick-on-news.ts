import { computed, effect } from '@preact/signals';
import { tick } from '../ui/tick.ts';
import type { Client } from './client.ts';

/** A soft knock when someone is found, when they go, and when they write while nobody looks. */
export function tickOnNews({ desk, talkChat }: Client): void {
  const kind = computed(() => desk.state.value.kind);
  let before = kind.peek();
  effect(() => {
    const now = kind.value;
    if (before === 'queueing' && (now === 'live' || now === 'matched')) tick('found');
    if (now === 'partnerGone') tick('left');
    before = now;
  });
  effect(() => {
    if (talkChat.lines.value.at(-1)?.kind === 'theirs' && document.hidden) tick('message');
  });
}
