import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { Ack, EventName, Results, ServerToClientEvents, Session, User } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { chatClientOver } from '../sdk/chat-client.ts';
import type { Link } from '../sdk/link.ts';
import { memoryPendingStore } from '../sdk/pending.ts';
import type { Ask } from '../sdk/wire.ts';

type Answers = { [E in EventName]?: Ack<Results[E]> };
type Told<E extends keyof ServerToClientEvents> = Parameters<ServerToClientEvents[E]>;

/** A connection without a server: it records what is asked, answers as told, and says what a server would say. */
export function fakeConnection() {
  const listeners = new Map<string, ((...told: unknown[]) => void)[]>();
  const restores: ((ask: Ask) => Promise<unknown>)[] = [];
  const link = signal<Link>({ kind: 'closed' });
  const session = signal<Session>();
  const degraded = signal(false);
  const answers: Answers = {};
  const asked: [EventName, unknown][] = [];
  const ask = (async (event: EventName, payload: unknown) => {
    asked.push([event, payload]);
    return answers[event] ?? { ok: true };
  }) as Ask;
  const connection: Connection = {
    link,
    session,
    degraded,
    open: vi.fn(),
    close: vi.fn(),
    tryNow: vi.fn(),
    wake: vi.fn(),
    request: ask,
    attempt: ask,
    rename: (name) => ask('set_name', { name }),
    hint: (async (event: EventName) => answers[event] ?? { ok: true }) as Ask,
    on: (event, listen) => void listeners.set(event, [...(listeners.get(event) ?? []), listen as never]),
    onRestore: (restore) => void restores.push(restore),
  };
  return {
    connection,
    chat: chatClientOver(connection, memoryPendingStore()),
    answers,
    asked,
    /** The server says who we are. */
    session(user: User) {
      session.value = { user } as Session;
    },
    async connect() {
      await Promise.all(restores.map((restore) => restore(ask)));
      link.value = { kind: 'open' };
    },
    /** The node has lost Redis, or has it again. */
    reduce(isReduced: boolean) {
      degraded.value = isReduced;
    },
    /** The node is about to go, or already being left for another. */
    drain(kind: 'draining' | 'moving') {
      link.value = kind === 'moving' ? { kind } : { kind, moveAtMs: 0 };
    },
    lose() {
      link.value = { kind: 'lost', retryAtMs: 0 };
    },
    hear<E extends keyof ServerToClientEvents>(event: E, ...told: Told<E>) {
      for (const listen of listeners.get(event) ?? []) listen(...told);
    },
  };
}
