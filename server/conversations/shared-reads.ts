interface Reading<Result> {
  over: Promise<unknown>;
  next: Promise<Result> | undefined;
}

/**
 * Reads once what several ask for at the same time. Whoever asks while it is being read shares the next reading with
 * all who do, so that everybody gets what was there when they asked, or later.
 */
export class SharedReads<Result> {
  readonly #readings = new Map<string, Reading<Result>>();

  read(key: string, read: () => Promise<Result>): Promise<Result> {
    const reading = this.#readings.get(key);
    if (!reading) return this.#start(key, read);
    reading.next ??= reading.over.then(() => this.#start(key, read));
    return reading.next;
  }

  #start(key: string, read: () => Promise<Result>): Promise<Result> {
    const result = read();
    const reading: Reading<Result> = { over: result.then(ignore, ignore), next: undefined };
    this.#readings.set(key, reading);
    void reading.over.then(() => {
      if (!reading.next) this.#readings.delete(key);
    });
    return result;
  }
}

function ignore(): void {}
