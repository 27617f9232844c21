import type { User } from '../../shared/events.ts';
import type { Privacy } from './privacy.ts';

/** How long somebody is known after the last connect: as long as their token holds. */
export const knownMs = 30 * 24 * 3600_000;

export type PrivacyChange = { [K in keyof Privacy]?: Privacy[K] | undefined };

/** Who has been here. What cannot be reached rejects with `RedisUnavailable`. */
export interface People {
  /**
   * Knows the person for `knownMs` from now: where `isNamed` by this name, else by the one that is known, if any.
   * Resolves with the name that holds, or undefined for somebody who has been deleted.
   */
  arrive(user: User, isNamed: boolean): Promise<string | undefined>;
  /** Knows the person no more, who cannot arrive again either. */
  forget(userId: string): Promise<void>;
  /** Undefined for who is not known, or not any more. */
  find(userIds: readonly string[]): Promise<(User | undefined)[]>;
  /** Of those who have set nothing, and those who are not known: all is open. */
  privacy(userIds: readonly string[]): Promise<Privacy[]>;
  /** Changes what is named, and resolves with all of it. */
  setPrivacy(userId: string, change: PrivacyChange): Promise<Privacy>;
}
