import { currentTalk } from '../matching/state.ts';
import type { Client } from './client.ts';
import { preferences } from './preferences.ts';
import { navigate, route } from './router.ts';
import { announce } from './status.ts';

/** Stops a search, goes on to the next stranger, or looks for one again after a talk. */
export function pressEscape({ desk, escapeTwice }: Client): void {
  const state = desk.state.peek();
  const presses = preferences.peek().escape;
  if (state.kind === 'queueing') stopLooking();
  else if (presses === 'off' || !('talk' in state)) return;
  else if (!currentTalk(state) || presses === 'single' || escapeTwice.press()) {
    void desk.search(state.talk.wishes);
  } else announce('Press Esc again to skip.');

  function stopLooking() {
    if (route.peek().kind === 'room') desk.leave();
    else navigate('/');
  }
}
