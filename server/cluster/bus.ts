/** One thing that a node tells another, as JSON. `kind` says who handles it. */
export interface NodeMessage {
  kind: string;
}

/**
 * Carries messages to one node and wakes no other. Messages from one node to another arrive in order, at most
 * once.
 */
export interface Bus<M extends NodeMessage> {
  /** Resolves with false when nobody listens there. Rejects with `RedisUnavailable`. */
  send(nodeId: string, message: M): Promise<boolean>;
  /** Hears what is sent to this node, by this node too, from when it resolves. */
  listen(listener: (message: M) => void): Promise<void>;
}
