import type { Nodes } from '../cluster/nodes.ts';

/** A single node: it is never lost, and nobody forgets it. */
export class MemoryNodes implements Nodes {
  readonly nodeId: string;
  readonly #connections: () => number;

  constructor(nodeId: string, connections: () => number) {
    this.nodeId = nodeId;
    this.#connections = connections;
  }

  get online(): number {
    return this.#connections();
  }

  get living(): readonly string[] {
    return [this.nodeId];
  }

  get lost(): readonly string[] {
    return [];
  }

  async start(): Promise<void> {}

  async holdLease(): Promise<void> {}

  onLost(): void {}

  onForgotten(): void {}

  async close(): Promise<void> {}
}
