/** What was done of one kind, and how fast it may be. */
export interface Spending {
  /** Names the rate within the account. */
  name: string;
  /** How many have been done since it was last told; 0 to ask only. */
  count: number;
  perSecond: number;
  burst: number;
}

/** A debt is forgiven beyond this: so long is somebody stopped, at most, who has been stopped in time. */
export const longestDebtMs = 10_000;

/**
 * The accounts of all nodes together, by the generic cell rate algorithm (ITU-T I.371): an account holds the
 * time at which all that was spent will have been earned.
 */
export interface Ledger {
  /**
   * Writes down what has been done already, and resolves with the milliseconds until one more of each may be, 0
   * for at once. Never rejects: without Redis this node's own account counts. An account ends by itself once
   * it is balanced.
   */
  spend(account: string, spendings: Spending[]): Promise<number[]>;
  close(): void;
}
