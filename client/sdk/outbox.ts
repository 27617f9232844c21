import { newClientId } from './new-client-id.ts';
import type { Pending, PendingStore } from './pending.ts';
import { keyOf, type Target } from './target.ts';

/** What was not taken for this long is not sent any more, and forgotten. */
const keptMs = 24 * 3_600_000;

/** Writes down what is pending, so that it outlives the program. */
export class Outbox {
  readonly #store: PendingStore;
  /** What is done to the store is done in order. */
  #writing: Promise<unknown> = Promise.resolve();
  #lastMs = 0;

  constructor(store: PendingStore) {
    this.#store = store;
    this.#write(() => this.#forgetOld());
  }

  /** Something new, written later than all before. */
  write(target: Target, text: string, userId: string | undefined): Pending {
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1);
    const clientId = newClientId();
    const pending = { clientId, target, text, writtenAtMs: this.#lastMs, userId, failure: undefined };
    this.save(pending);
    return pending;
  }

  /** What this person has pending for the target now: what was may have been sent by whoever shares the store. */
  async restore(target: Target, userId: string): Promise<Pending[]> {
    const isOurs = (each: Pending) =>
      keyOf(each.target) === keyOf(target) && (each.userId ?? userId) === userId;
    await this.#writing;
    const found = await this.#store.load().catch(() => []);
    return found.filter((each) => isOurs(each) && !isOld(each));
  }

  save(pending: Pending): void {
    this.#write(() => this.#store.save(pending));
  }

  remove(clientId: string): void {
    this.#write(() => this.#store.remove(clientId));
  }

  async #forgetOld(): Promise<void> {
    const found = await this.#store.load();
    for (const { clientId } of found.filter(isOld)) this.remove(clientId);
  }

  #write(action: () => Promise<void>): void {
    this.#writing = this.#writing.then(action).catch(() => undefined);
  }
}

const isOld = ({ writtenAtMs }: Pending) => writtenAtMs < Date.now() - keptMs;
