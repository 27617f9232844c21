/** How long it is kept that somebody accepted the rules. */
export const consentTtlMs = 400 * 24 * 3_600_000;

export interface Consent {
  version: number;
  acceptedAt: Date;
}

/** Who has accepted which version of the rules, and when. What cannot be reached rejects with `RedisUnavailable`. */
export interface Consents {
  /** Keeps that this version is accepted, once; resolves with when that was first told. */
  accept(userId: string, version: number): Promise<Date>;
  /** All that the person has accepted, the oldest version first. */
  list(userId: string): Promise<Consent[]>;
  forget(userId: string): Promise<void>;
}
