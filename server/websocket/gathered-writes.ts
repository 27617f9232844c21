import type { Writable } from 'node:stream';

/** Holds back what is written to streams, and lets it go at the end of the turn: to each in one write. */
export class GatheredWrites {
  #held: Writable[] = [];

  hold(stream: Writable): void {
    if (stream.writableCorked > 0) return;
    stream.cork();
    if (this.#held.push(stream) === 1) setImmediate(() => this.#letGo());
  }

  #letGo(): void {
    const held = this.#held;
    this.#held = [];
    for (const stream of held) stream.uncork();
  }
}
