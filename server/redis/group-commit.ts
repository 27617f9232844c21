interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

interface GroupCommitOptions<Item, Result> {
  /** Resolves with the results in the order of the items. */
  commit: (items: Item[]) => Promise<Result[]>;
  mostAtOnce: number;
}

/**
 * Commits what comes in one turn of the event loop together. One group is on its way while the next one gathers, so
 * groups grow with the load, and the price of each item falls.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  #gathering: Waiting<Item, Result>[] = [];
  #isBusy = false;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** Settles with the item's own result, or rejects as its group does. */
  add(item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#gathering.push({ item, resolve, reject });
    if (!this.#isBusy) {
      this.#isBusy = true;
      // Once all that has arrived by now is read.
      setImmediate(() => this.#commitAll());
    }
    return promise;
  }

  async #commitAll(): Promise<void> {
    while (this.#gathering.length > 0) {
      await this.#commit(this.#gathering.splice(0, this.#options.mostAtOnce));
    }
    this.#isBusy = false;
  }

  async #commit(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.commit(group.map(({ item }) => item));
      for (const [place, { resolve }] of group.entries()) resolve(results[place] as Result);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
