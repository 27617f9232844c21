import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ServerToClientEvents, Session } from '../../shared/events.ts';
import type { Identity } from './identity.ts';
import { Line } from './line.ts';
import type { Link } from './link.ts';
import { type Ask, emit, unanswered } from './wire.ts';

const answerMs = 10_000;

type Restore = (ask: Ask) => Promise<unknown>;

export interface Connection {
  readonly link: ReadonlySignal<Link>;
  /** The session that the server opened last; undefined before the first. */
  readonly session: ReadonlySignal<Session | undefined>;
  /** The server says that Redis is away. */
  readonly degraded: ReadonlySignal<boolean>;
  /** Connects if that has not happened yet; from then on the connection comes back by itself. */
  open(): void;
  /** Makes the next attempt now instead of after its delay. */
  tryNow(): void;
  on<E extends keyof ServerToClientEvents>(event: E, listen: ServerToClientEvents[E]): void;
  /**
   * Sends once the connection is open and restored, and again if it is lost before the answer: all our events
   * are idempotent. After 10 s without an answer the failure is `unavailable`; never rejects.
   */
  request: Ask;
  /** As `request`, but once: what is lost with the connection is `unavailable` at once. */
  attempt: Ask;
  /** As `attempt`, but sends now or not at all: for what is worthless later. */
  hint: Ask;
  /** Runs after each connect, before any waiting request: what the server has to know of us first. */
  onRestore(restore: Restore): void;
}

export function createConnection(identity: Identity): Connection {
  const session = signal<Session>();
  const degraded = signal(false);
  const restores: Restore[] = [];
  const restoreAll = () => Promise.all(restores.map((restore) => restore(attempt)));
  const line = new Line(identity, restoreAll);
  const { wire, link } = line;

  const attempt: Ask = async (event, payload) => (await emit(wire, event, payload, answerMs)) ?? unanswered;

  const hint: Ask = async (event, payload) => {
    if (!wire.connected) return unanswered;
    return (await emit(wire.volatile as typeof wire, event, payload, answerMs)) ?? unanswered;
  };

  const request: Ask = async (event, payload) => {
    const deadlineMs = Date.now() + answerMs;
    while (await isOpenBefore(link, deadlineMs)) {
      const answer = await emit(wire, event, payload, deadlineMs - Date.now());
      if (answer) return answer;
    }
    return unanswered;
  };

  wire.on('session', (opened) => {
    session.value = opened;
    degraded.value = opened.degraded;
    identity.keep(opened.token);
  });
  wire.on('server_notice', ({ code }) => {
    if (code !== 'draining') degraded.value = code === 'degraded';
  });

  return {
    link,
    session,
    degraded,
    open: () => line.open(),
    tryNow: () => line.tryNow(),
    request,
    attempt,
    on: (event, listen) => void wire.on(event, listen as never),
    hint,
    onRestore: (restore) => void restores.push(restore),
  };
}

/** Resolves with true as soon as the link is open, with false when it is not by then. */
function isOpenBefore(link: ReadonlySignal<Link>, deadlineMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isOpen: boolean) => {
      clearTimeout(timer);
      queueMicrotask(() => stop());
      resolve(isOpen);
    };
    const timer = setTimeout(settle, Math.max(0, deadlineMs - Date.now()), false);
    const stop = effect(() => {
      if (link.value.kind === 'open' || link.value.kind === 'draining') settle(true);
    });
  });
}
