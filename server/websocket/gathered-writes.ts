/** What keeps its output until it is told to let it go. */
export interface Gathering {
  letGo: () => void;
}

/** Lets go, at the end of the turn, of what was gathered in it: to each socket in one write. */
export class GatheredWrites {
  #held: Gathering[] = [];

  hold(gathering: Gathering): void {
    if (this.#held.push(gathering) === 1) setImmediate(() => this.#letGo());
  }

  #letGo(): void {
    const held = this.#held;
    this.#held = [];
    for (const gathering of held) gathering.letGo();
  }
}
