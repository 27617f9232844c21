import type { Subject } from './subject.ts';

/** Who may not connect for a while. */
export interface Bans {
  /**
   * Keeps new connections out for so long, and answers until when; a longer ban stands. Never rejects: without
   * Redis it holds on this node alone.
   */
  put(subject: Subject, forMs: number): Promise<Date>;
  /** When the last ban on any of them ends; undefined if there is none. Never rejects. */
  until(subjects: Subject[]): Promise<Date | undefined>;
}
