import { type ReadonlySignal, signal } from '@preact/signals';
import { advance, beginCall, type Progress, type ProgressEvent, type Step } from './call-progress.ts';
import { type CallSignal, readCallSignal } from './call-signal.ts';
import type { Peer } from './peer.ts';

const tickMs = 500;

interface AttemptsSetup {
  /** This side makes the offers. */
  offers: boolean;
  open(attempt: number): Peer;
  send(signal: object): void;
}

export interface Attempts {
  readonly progress: ReadonlySignal<Progress>;
  readonly peer: ReadonlySignal<Peer | null>;
  dispatch(event: ProgressEvent): void;
  /** Passes a signal of the other side to the peer that it is for; drops the stale and the unreadable. */
  receive(value: unknown): void;
  start(): void;
  stop(): void;
}

/** Opens, replaces and closes the peers of a call, as `advance` decides; one at a time. */
export function createAttempts({ offers, open, send }: AttemptsSetup): Attempts {
  const first = beginCall(offers, Date.now());
  const progress = signal<Progress>(first.progress);
  const peer = signal<Peer | null>(null);
  let timer: ReturnType<typeof setInterval> | undefined;

  function dispatch(event: ProgressEvent) {
    carryOut(advance(progress.peek(), event, Date.now()));
  }

  function carryOut(step: Step) {
    progress.value = step.progress;
    for (const command of step.commands) {
      if (command.kind === 'ask') send({ attempt: command.attempt, ask: true });
      else replacePeer(command.kind === 'open' ? command.attempt : null);
    }
  }

  function replacePeer(attempt: number | null) {
    peer.peek()?.destroy();
    peer.value = attempt === null ? null : open(attempt);
  }

  function take(received: CallSignal) {
    const { kind, attempt } = received;
    if (kind === 'ask') return dispatch({ kind: 'asked', attempt });
    if (kind === (offers ? 'offer' : 'answer')) return;
    if (kind === 'offer') dispatch({ kind: 'offered', attempt });
    if (attempt === progress.peek().attempt) peer.peek()?.signal(received.payload);
  }

  return {
    progress,
    peer,
    dispatch,
    receive(value) {
      const received = readCallSignal(value);
      if (received && timer !== undefined) take(received);
    },
    start() {
      timer = setInterval(() => dispatch({ kind: 'tick' }), tickMs);
      carryOut(first);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
      replacePeer(null);
    },
  };
}
