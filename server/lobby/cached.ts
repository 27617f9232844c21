interface CachedOptions<T> {
  read: () => Promise<T>;
  /** The answer until one has been read. */
  first: T;
  freshMs: number;
  onError: (error: unknown) => void;
}

/** Reads a value at most once in `freshMs`, however many ask. When that fails, the last value stands. */
export class Cached<T> {
  readonly #options: CachedOptions<T>;
  #value: T;
  #staleAt = 0;
  #reading: Promise<T> | undefined;

  constructor(options: CachedOptions<T>) {
    this.#options = options;
    this.#value = options.first;
  }

  async read(): Promise<T> {
    if (performance.now() < this.#staleAt) return this.#value;
    this.#reading ??= this.#refresh();
    return this.#reading;
  }

  async #refresh(): Promise<T> {
    try {
      this.#value = await this.#options.read();
    } catch (error) {
      this.#options.onError(error);
    }
    this.#staleAt = performance.now() + this.#options.freshMs;
    this.#reading = undefined;
    return this.#value;
  }
}
