import type { Bus, NodeMessage } from '../cluster/bus.ts';

/** The bus of a single node: what it sends itself arrives in the next turn. */
export class MemoryBus<M extends NodeMessage> implements Bus<M> {
  #listener: ((message: M) => void) | undefined;

  async send(_nodeId: string, message: M): Promise<boolean> {
    setImmediate(() => this.#listener?.(message));
    return this.#listener !== undefined;
  }

  async listen(listener: (message: M) => void): Promise<void> {
    this.#listener = listener;
  }
}
