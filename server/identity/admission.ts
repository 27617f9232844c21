export interface Visitor {
  connectionId: string;
  userId: string;
  /** What stands for the client's address. */
  addressHash: string;
}

/** How many connections there may be; 0 for any number. */
export interface ConnectionLimits {
  perUser: number;
  perAddress: number;
}

/** Counts the connections of each person and each address over all nodes. */
export interface Admission {
  /**
   * Counts the visitor from when it resolves, exactly also when many come at once; or resolves with whose
   * limit is reached, and counts nothing. Never rejects: without Redis this node's own connections count.
   */
  admit(visitor: Visitor): Promise<'admitted' | 'user_limit' | 'address_limit'>;
  /** Counts the connection no more; does nothing for one that is not counted. */
  release(connectionId: string): void;
  close(): void;
}
