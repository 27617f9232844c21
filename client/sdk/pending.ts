import type { RequestFailure } from '../../shared/events.ts';
import type { Target } from './target.ts';

/** What somebody has written and the server has not taken yet. */
export interface Pending {
  /** The same at each attempt, so that the server takes it once. */
  readonly clientId: string;
  readonly target: Target;
  readonly text: string;
  readonly writtenAtMs: number;
  /** Who wrote it: undefined before the server has said who we are. */
  readonly userId: string | undefined;
  /** Why it is not sent any more; undefined while it is on its way. */
  readonly failure: RequestFailure | undefined;
}

/** Keeps what is pending beyond the end of the program. What fails here costs only that. */
export interface PendingStore {
  /** In any order. */
  load(): Promise<Pending[]>;
  /** Keeps one, or its new state. */
  save(pending: Pending): Promise<void>;
  remove(clientId: string): Promise<void>;
}

/** Lasts as long as the process, or as long as somebody else holds it. */
export function memoryPendingStore(): PendingStore {
  const kept = new Map<string, Pending>();
  return {
    load: async () => [...kept.values()],
    save: async (pending) => void kept.set(pending.clientId, pending),
    remove: async (clientId) => void kept.delete(clientId),
  };
}
