/** A value that changes. */
export interface Watched<T> {
  readonly value: T;
  /** Calls `listen` with each new value, not with the present one. Returns how to stop. */
  subscribe(listen: (value: T) => void): () => void;
}

export class Cell<T> implements Watched<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set value(value: T) {
    if (value === this.#value) return;
    this.#value = value;
    for (const listen of [...this.#listeners]) listen(value);
  }

  subscribe(listen: (value: T) => void): () => void {
    const listener = (value: T) => listen(value);
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
