/** Runs what concerns one thing one after another, in the order of asking. */
export class Turns<Thing extends object> {
  /** Resolves when the last one is over, with nothing: its result may be large, and nobody asks for it here. */
  readonly #last = new WeakMap<Thing, Promise<void>>();

  take<Result>(thing: Thing, task: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(thing);
    const turn = before ? before.then(task) : task();
    const ended = () => {
      if (this.#last.get(thing) === isOver) this.#last.delete(thing);
    };
    const isOver = turn.then(ended, ended);
    this.#last.set(thing, isOver);
    return turn;
  }
}
