export interface Whereabout {
  /** The nodes that the person has connections to, some of them perhaps lost. */
  nodeIds: string[];
  /** When the person's last connection ended; undefined while that is not known. */
  seenAt: Date | undefined;
}

/**
 * At which nodes people are, and when they were last there. All changes are idempotent. What cannot be reached
 * rejects with `RedisUnavailable`.
 */
export interface Whereabouts {
  arrive(userId: string, nodeId: string): Promise<void>;
  depart(userId: string, nodeId: string): Promise<void>;
  /** Everybody departs from a node; resolves with who did. */
  purge(nodeId: string): Promise<string[]>;
  find(userIds: readonly string[]): Promise<Whereabout[]>;
  /** Has those who watch the person look again. */
  announce(userId: string): Promise<void>;
  /** Runs on each announcement from when it resolves, until `unwatch`. One listener a person. */
  watch(userId: string, listener: () => void): Promise<void>;
  unwatch(userId: string): void;
  /** Runs each time that announcements may have gone unheard. */
  onInterrupted(listener: () => void): void;
}
