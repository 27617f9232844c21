import { useEffect, useState } from 'preact/hooks';
import { preferences } from '../app/preferences.ts';
import type { Chat } from './chat.ts';
import type { Line } from './line.ts';
import { LogVoice } from './log-voice.ts';

/** The `aria-live` of a log. Between two people, where nothing but mentions comes, there is no `isMention`. */
export function useLogVoice(chat: Chat, isMention: ((line: Line) => boolean) | undefined): 'polite' | 'off' {
  const [voice] = useState(() => isMention && new LogVoice(isMention));
  useEffect(() => voice?.follow(chat.lines), [voice, chat]);
  if (preferences.value.announcements === 'none') return 'off';
  return voice ? voice.live.value : 'polite';
}
