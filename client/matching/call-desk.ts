import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Match } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { loadCalls } from '../app/load-calls.ts';
import type { Call, LocalMedia } from '../calls/calls.ts';
import { currentTalk, isCall, type State } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';

/** Camera, microphone and the connection to the stranger's, for as long as talks need them. */
export interface CallDesk {
  readonly media: ReadonlySignal<LocalMedia | undefined>;
  readonly call: ReadonlySignal<Call | undefined>;
  /** Takes over what the preview has opened. It is closed when the person stops meeting strangers. */
  keepMedia(media: LocalMedia): void;
}

export function createCallDesk(connection: Connection, desk: TalkDesk): CallDesk {
  const media = signal<LocalMedia>();
  const call = signal<Call>();
  const early: unknown[] = [];
  const calling = computed(() => callingMatch(desk.state.value)?.matchId);
  const isOver = computed(() => mediaIsOver(desk.state.value));

  async function begin(match: Match) {
    const [calls, ice, own] = await Promise.all([
      loadCalls(),
      connection.request('get_ice_servers', {}),
      openedMedia(match),
    ]);
    if (calling.peek() !== match.matchId) return;
    if (!ice.ok) return lookAgain();
    const { matchId } = match;
    const started = calls.startCall({
      match,
      media: own,
      ice,
      send: (sent) => void connection.attempt('webrtc_signal', { matchId, signal: sent }),
    });
    for (const waiting of early.splice(0)) started.receive(waiting);
    call.value = started;
  }

  /** After a reload the preview is behind us, and the browser remembers that it may. */
  async function openedMedia(match: Match): Promise<LocalMedia> {
    const opened = media.peek() ?? (await (await loadCalls()).openMedia({ camera: match.mode === 'video' }));
    if (isOver.peek()) opened.close();
    else media.value = opened;
    return opened;
  }

  function lookAgain() {
    const talk = currentTalk(desk.state.peek());
    if (talk) desk.search(talk.wishes, 'unreachable');
  }

  function backToPreview() {
    const talk = currentTalk(desk.state.peek());
    if (!talk) return;
    desk.leave();
    desk.dispatch({ kind: 'previewed', wishes: talk.wishes });
  }

  effect(() => {
    const matchId = calling.value;
    const match = callingMatch(desk.state.peek());
    if (matchId && match) begin(match).catch(backToPreview);
    return () => {
      call.peek()?.end();
      call.value = undefined;
      early.length = 0;
    };
  });
  effect(() => {
    const state = call.value?.state.value;
    const matchId = calling.peek();
    if (!state || !matchId) return;
    if (state.kind === 'failed') lookAgain();
    else desk.dispatch({ kind: 'mediaChanged', matchId, media: state });
  });
  effect(() => {
    if (!isOver.value) return;
    media.peek()?.close();
    media.value = undefined;
  });
  connection.on('webrtc_signal', ({ matchId, signal: received }) => {
    if (matchId !== currentTalk(desk.state.peek())?.match.matchId) return;
    if (call.peek()) call.peek()?.receive(received);
    else early.push(received);
  });

  return {
    media,
    call,
    keepMedia(opened) {
      media.peek()?.close();
      media.value = opened;
    },
  };
}

/** The match whose call is on, or is to be: not before a reload has been made good. */
function callingMatch(state: State): Match | undefined {
  const match = state.kind === 'resuming' ? undefined : currentTalk(state)?.match;
  return match && isCall(match.mode) ? match : undefined;
}

const mediaIsOver = ({ kind }: State) => kind === 'idle' || kind === 'duplicateTab' || kind === 'unsupported';
