/** The timeouts of one owner, which end with it. */
export class Timeouts {
  readonly #pending = new Set<NodeJS.Timeout>();
  #isClosed = false;

  set(delayMs: number, run: () => void): void {
    if (this.#isClosed) return;
    const timeout = setTimeout(() => {
      this.#pending.delete(timeout);
      run();
    }, delayMs);
    this.#pending.add(timeout);
  }

  /** Nothing runs any more, also of what is set from now on. */
  close(): void {
    this.#isClosed = true;
    for (const timeout of this.#pending) clearTimeout(timeout);
    this.#pending.clear();
  }
}
