import { effect } from '@preact/signals';
import { modeOf } from '../matching/mode-of.ts';
import type { Client } from './client.ts';
import { preferences } from './preferences.ts';
import { announce } from './status.ts';

/** In a call the written side may be closed: what the stranger writes opens it, on a phone no further than the line itself, and is read aloud. */
export function openTextOnMessage({ desk, calls, talkChat, isWriting }: Client): void {
  effect(() => {
    const newest = talkChat.lines.value.at(-1);
    const isHidden = modeOf(desk.state.peek()) !== 'text' && !isWriting.peek();
    if (newest?.kind !== 'theirs' || !isHidden) return;
    calls.sheet.value = 'peek';
    isWriting.value = true;
    if (preferences.peek().announcements !== 'none') announce(`Stranger: ${newest.text}`);
  });
}
