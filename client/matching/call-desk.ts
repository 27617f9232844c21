import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Match } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { loadCalls } from '../app/load-calls.ts';
import type { Call, CallState, LocalMedia } from '../calls/calls.ts';
import { type Ice, type IceSource, iceSource } from '../calls/ice-source.ts';
import type { SheetStop } from './sheet-stop.ts';
import { currentTalk, isCall, type State } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';

/** Camera, microphone and the connection to the stranger's, for as long as talks need them. */
export class CallDesk {
  /** One's own picture is not shown to oneself. */
  readonly ownHidden = signal(false);
  readonly sheet = signal<SheetStop>('half');
  readonly #connection: Connection;
  readonly #desk: TalkDesk;
  readonly #media = signal<LocalMedia>();
  readonly #call = signal<Call>();
  /** What was off when it was closed, and stays off in the talk that one comes back to. */
  #wasOff: { microphone: boolean; camera: boolean } | undefined;
  /** Signals that came before there was a call to take them. */
  readonly #early: unknown[] = [];
  readonly #matchId: ReadonlySignal<string | undefined>;
  readonly #ice: IceSource;

  constructor(connection: Connection, desk: TalkDesk) {
    this.#connection = connection;
    this.#desk = desk;
    this.#ice = iceSource(() => this.#askForIce());
    this.#matchId = computed(() => callingMatch(desk.state.value)?.matchId);
    const isOver = computed(() => mediaIsOver(desk.state.value));
    const isLooking = computed(() => isLookingForCall(desk.state.value));
    effect(() => this.#followMatch(this.#matchId.value));
    effect(() => {
      if (isLooking.value) this.#ice.prepare();
    });
    effect(() => this.#followCall(this.#call.value?.state.value));
    effect(() => {
      if (isOver.value) this.#closeMedia();
    });
    connection.on('webrtc_signal', ({ matchId, signal: received }) => this.#receive(matchId, received));
  }

  get media(): ReadonlySignal<LocalMedia | undefined> {
    return this.#media;
  }

  get call(): ReadonlySignal<Call | undefined> {
    return this.#call;
  }

  /** Takes over what the preview has opened. It is closed when the person stops meeting strangers. */
  keepMedia(media: LocalMedia): void {
    this.#closeMedia();
    this.#wasOff = undefined;
    this.#media.value = media;
  }

  #closeMedia(): void {
    const media = this.#media.peek();
    if (!media) return;
    this.#wasOff = { microphone: !media.microphone.peek(), camera: !media.camera.peek() };
    media.close();
    this.#media.value = undefined;
  }

  #followMatch(matchId: string | undefined): () => void {
    const match = callingMatch(this.#desk.state.peek());
    if (match && match.matchId === matchId) this.#begin(match).catch(() => this.#backToPreview());
    return () => {
      this.#call.peek()?.end();
      this.#call.value = undefined;
      this.#early.length = 0;
    };
  }

  async #begin(match: Match): Promise<void> {
    const { matchId } = match;
    const [{ startCall }, media] = await Promise.all([loadCalls(), this.#openMedia(match)]);
    if (this.#matchId.peek() !== matchId) return;
    const send = (sent: unknown) => void this.#connection.attempt('webrtc_signal', { matchId, signal: sent });
    const call = startCall({ match, media, ice: this.#ice.take, send });
    for (const early of this.#early.splice(0)) call.receive(early);
    this.#call.value = call;
  }

  async #askForIce(): Promise<Ice> {
    const answer = await this.#connection.request('get_ice_servers', {});
    if (!answer.ok) throw new Error(answer.error.message);
    return answer;
  }

  /** After a reload the preview is behind us, and the browser remembers that it may. */
  async #openMedia(match: Match): Promise<LocalMedia> {
    const kept = this.#media.peek();
    if (kept) return kept;
    const { openMedia } = await loadCalls();
    const opened = await openMedia({ camera: match.mode === 'video' && !this.#wasOff?.camera });
    if (this.#wasOff?.microphone) opened.toggleMicrophone();
    if (mediaIsOver(this.#desk.state.peek())) opened.close();
    else this.#media.value = opened;
    return opened;
  }

  #followCall(state: CallState | undefined): void {
    const matchId = this.#matchId.peek();
    if (!state || !matchId) return;
    if (state.kind === 'failed') this.#lookAgain();
    else this.#desk.dispatch({ kind: 'mediaChanged', matchId, media: state });
  }

  #receive(matchId: string, received: unknown): void {
    if (matchId !== currentTalk(this.#desk.state.peek())?.match.matchId) return;
    const call = this.#call.peek();
    if (call) call.receive(received);
    else this.#early.push(received);
  }

  #lookAgain(): void {
    const talk = currentTalk(this.#desk.state.peek());
    if (talk) void this.#desk.search(talk.wishes, 'unreachable');
  }

  #backToPreview(): void {
    const talk = currentTalk(this.#desk.state.peek());
    if (!talk) return;
    this.#desk.leave();
    this.#desk.dispatch({ kind: 'previewed', wishes: talk.wishes });
  }
}

/** The match whose call is on, or is to be: not before a reload has been made good. */
function callingMatch(state: State): Match | undefined {
  const match = state.kind === 'resuming' ? undefined : currentTalk(state)?.match;
  return match && isCall(match.mode) ? match : undefined;
}

const isLookingForCall = (state: State) => state.kind === 'queueing' && isCall(state.wishes.mode);

const over: State['kind'][] = ['idle', 'parted', 'duplicateTab', 'unsupported'];

const mediaIsOver = ({ kind }: State) => over.includes(kind);
