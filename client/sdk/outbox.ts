import { newClientId } from './new-client-id.ts';
import type { Pending, PendingStore } from './pending.ts';
import { keyOf, type Target } from './target.ts';

/** What was not taken for this long is not sent any more, and forgotten. */
const keptMs = 24 * 3_600_000;

/** Writes down what is pending, so that it outlives the program. */
export class Outbox {
  /** Settled once what was pending before is known. */
  readonly loaded: Promise<readonly Pending[]>;
  readonly #store: PendingStore;
  /** What is done to the store is done in order. */
  #writing: Promise<unknown>;
  #lastMs = 0;

  constructor(store: PendingStore) {
    this.#store = store;
    this.loaded = store.load().then(
      (found) => this.#forgetOld(found),
      () => [],
    );
    this.#writing = this.loaded;
  }

  /** Something new, written later than all before. */
  write(target: Target, text: string, userId: string | undefined): Pending {
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1);
    const clientId = newClientId();
    const pending = { clientId, target, text, writtenAtMs: this.#lastMs, userId, failure: undefined };
    this.save(pending);
    return pending;
  }

  /** What this person has pending from before for the target. */
  async restore(target: Target, userId: string): Promise<Pending[]> {
    const isOurs = (each: Pending) =>
      keyOf(each.target) === keyOf(target) && (each.userId ?? userId) === userId;
    return (await this.loaded).filter(isOurs);
  }

  save(pending: Pending): void {
    this.#write(() => this.#store.save(pending));
  }

  remove(clientId: string): void {
    this.#write(() => this.#store.remove(clientId));
  }

  #forgetOld(found: readonly Pending[]): readonly Pending[] {
    const isOld = ({ writtenAtMs }: Pending) => writtenAtMs < Date.now() - keptMs;
    for (const { clientId } of found.filter(isOld)) this.remove(clientId);
    return found.filter((each) => !isOld(each));
  }

  #write(action: () => Promise<void>): void {
    this.#writing = this.#writing.then(action).catch(() => undefined);
  }
}
