/** Runs what concerns one thing one after another, in the order of asking. */
export class Turns<Thing extends object> {
  readonly #last = new WeakMap<Thing, Promise<unknown>>();

  take<Result>(thing: Thing, task: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(thing) ?? Promise.resolve()).then(task, task);
    this.#last.set(thing, turn);
    return turn;
  }
}
