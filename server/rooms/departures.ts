/** The connections that will be taken out of rooms in a while. */
export class Departures {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #isClosed = false;

  /** Runs `depart` after the delay; one that was planned for the same connection and room is put off until then. */
  plan(room: string, connectionId: string, delayMs: number, depart: () => Promise<void>): void {
    if (this.#isClosed) return;
    const key = keyOf(room, connectionId);
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      return depart();
    }, delayMs);
    this.#timers.set(key, timer);
  }

  has(room: string, connectionId: string): boolean {
    return this.#timers.has(keyOf(room, connectionId));
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}

function keyOf(room: string, connectionId: string): string {
  return `${room} ${connectionId}`;
}
