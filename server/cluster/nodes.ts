/**
 * The nodes that live, by leases. A node that stops renewing its lease is lost: what it held in the stores is
 * taken from it by whoever notices first.
 */
export interface Nodes {
  readonly nodeId: string;
  /** The people connected to all nodes that live, as of the last beat. */
  readonly online: number;
  /** The ids of all nodes that live, this one too, as of the last beat. */
  readonly living: readonly string[];
  /** Those whose lease was over at the last beat, and whose entries are still in the stores. */
  readonly lost: readonly string[];
  /** Renews the lease once, then goes on by itself. */
  start(): Promise<void>;
  /**
   * Resolves while this node surely holds its lease, after renewing it where that is in doubt: what it enters
   * in the stores then is taken out again should it be lost. Rejects with `RedisUnavailable`.
   */
  holdLease(): Promise<void>;
  /**
   * Runs when another node is lost, on any node that notices, perhaps on several and more than once: it must
   * be idempotent. The lost node is forgotten once every listener has resolved.
   */
  onLost(listener: (nodeId: string) => Promise<void>): void;
  /** Runs when this node's own entries may be gone from the store, and all must be asserted again. */
  onForgotten(listener: () => Promise<void>): void;
  /**
   * Ends without being lost yet: what this node held stays for the hand-over, so that whoever comes back at another
   * node by then was never gone. Then it is taken out as that of any lost node.
   */
  close(): Promise<void>;
}
