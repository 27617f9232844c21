import { effect } from '@preact/signals';
import { currentTalk, isCall } from '../matching/state.ts';
import { want, wanted } from '../matching/wanted.ts';
import { modes, noWishes, type Wishes } from '../matching/wishes.ts';
import { canCall } from './can-call.ts';
import type { Client } from './client.ts';
import { withConsent } from './consent.ts';
import type { Route } from './route.ts';
import { redirect, route } from './router.ts';

/** Keeps what is going on and the address together: Back leaves, Start and a match go to their screens. */
export function followRoute(client: Client): void {
  const { desk, calls, placeDesk } = client;

  function start(wishes: Wishes) {
    const isReady = !isCall(wishes.mode) || calls.media.peek();
    if (isReady) void desk.search(wishes);
    else if (canCall()) desk.dispatch({ kind: 'previewed', wishes });
    else desk.dispatch({ kind: 'callsMissing', wishes });
  }

  function arrive(at: Route) {
    if (at !== route.peek()) return;
    const state = desk.state.peek();
    placeDesk.leaveFor(at);
    if (isPlace(at)) {
      const enter = () => void placeDesk.enter(at);
      withConsent(ifStillAt(at, enter), ifStillAt(at, goToStart));
    }
    if (at.kind === 'landing' || (isPlace(at) && currentTalk(state))) desk.leave();
    const isHere = at.kind === 'talk' || at.kind === 'preview';
    if (isHere && state.kind === 'idle' && !wanted.peek()) arriveUnasked();
  }

  effect(() => {
    const wishes = wanted.value;
    if (!wishes) return;
    wanted.value = undefined;
    start(wishes);
  });
  effect(() => {
    const at = route.value;
    queueMicrotask(() => arrive(at));
  });
  effect(() => {
    const { kind } = desk.state.value;
    const at = route.peek().kind;
    if (kind === 'preview' && at !== 'preview') redirect('/preview');
    else if (currentTalk(desk.state.peek()) && at !== 'talk') redirect('/talk');
    else if (kind === 'queueing' && at === 'preview') redirect('/talk');
    else if (kind === 'unsupported' && at === 'preview') redirect('/talk');
  });
}

const isPlace = ({ kind }: Route) => kind === 'room' || kind === 'person' || kind === 'talks';

const goToStart = () => redirect('/');

/** What is answered after one has gone back or on, is answered too late. */
const ifStillAt = (at: Route, action: () => void) => () => {
  if (at === route.peek()) action();
};

/** A form sent before the script was there carries its mode in the address; otherwise there is nothing to show. */
function arriveUnasked(): void {
  const asked = new URLSearchParams(location.search).get('mode');
  const mode = modes.find((each) => each === asked);
  redirect('/');
  if (mode) withConsent(() => want({ ...noWishes, mode }));
}
