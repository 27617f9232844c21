import { type Stored, stored } from '../app/stored.ts';
import type { Line } from '../chat/line.ts';
import type { Talk } from './state.ts';

export interface RememberedTalk {
  talk: Talk;
  lines: Line[];
}

/** The talk of this tab, so that a reload comes back to it. Gone when the talk or the tab is. */
export function openTalkMemory(): Stored<RememberedTalk> {
  return stored('sessionStorage', 'talk', (found) => found as RememberedTalk);
}
