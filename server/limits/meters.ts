import type { Ledger, Spending } from './ledger.ts';
import { Meter } from './meter.ts';
import { type RateClass, type Rates, rates, type Scope, scaled } from './rates.ts';
import type { Subject } from './subject.ts';

const keptMs = 60_000;

export interface Factors {
  /** Scales every rate; 0 lifts them. */
  all: number;
  /** Scales those of addresses once more; 0 lifts these. */
  address: number;
}

/**
 * The meters of this node. Nothing waits for Redis: what passes a meter is told to the ledger in portions,
 * and what all nodes together have let through too much is then held back here, until it is made up for.
 */
export class Meters {
  readonly #ledger: Ledger;
  readonly #rates: Record<Scope, Rates>;
  readonly #meters = new Map<string, Meter>();
  readonly #timer: NodeJS.Timeout;

  constructor(ledger: Ledger, { all, address }: Factors) {
    this.#ledger = ledger;
    this.#rates = {
      person: ratesOf('person', all),
      address: ratesOf('address', all * address),
      newcomers: ratesOf('newcomers', all * address),
      room: ratesOf('room', all),
    };
    this.#timer = setInterval(() => this.#sweep(), keptMs / 2).unref();
  }

  /** Takes one and answers 0, or answers the milliseconds until there is one. */
  take(subject: Subject, name: RateClass): number {
    if (!this.#rates[subject.scope][name]) return 0;
    const meter = this.#of(subject);
    const waitMs = meter.take(name);
    if (waitMs === 0 && meter.isDue(name)) void this.#tell(subject, meter, meter.tell());
    return waitMs;
  }

  /** Finds out what the subject has spent at other nodes, too. */
  async learn(subject: Subject): Promise<void> {
    if (Object.keys(this.#rates[subject.scope]).length === 0) return;
    const meter = this.#of(subject);
    await this.#tell(subject, meter, meter.tellAll());
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #tell({ key }: Subject, meter: Meter, spendings: Spending[]): Promise<void> {
    meter.hold(spendings, await this.#ledger.spend(key, spendings));
  }

  #of({ scope, key }: Subject): Meter {
    const known = this.#meters.get(key);
    if (known) return known;
    const meter = new Meter(this.#rates[scope]);
    this.#meters.set(key, meter);
    return meter;
  }

  /** The buckets of who has been silent for long are full, or the ledger knows about them. */
  #sweep(): void {
    const usedUpTo = performance.now() - keptMs;
    for (const [key, meter] of this.#meters) if (meter.usedAt < usedUpTo) this.#meters.delete(key);
  }
}

function ratesOf(scope: Scope, factor: number): Rates {
  return factor === 0 ? {} : scaled(rates[scope], factor);
}
