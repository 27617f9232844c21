import type { Spending } from './ledger.ts';
import type { Rate, RateClass, Rates } from './rates.ts';

interface Lane {
  name: string;
  rate: Rate;
  tokens: number;
  /** Ahead of now where all nodes together have let through too much. */
  filledAt: number;
  /** Not yet told. */
  spent: number;
}

/** What one person, address or room does on this node: a token bucket a rate. */
export class Meter {
  readonly #now: () => number;
  readonly #lanes = new Map<RateClass, Lane[]>();
  readonly #all: Lane[];
  usedAt: number;

  constructor(rates: Rates, now: () => number = performance.now.bind(performance)) {
    this.#now = now;
    this.usedAt = now();
    for (const [name, ofClass] of Object.entries(rates)) {
      const lanes = ofClass.map((rate, index) => newLane(`${name}.${index}`, rate, now()));
      this.#lanes.set(name as RateClass, lanes);
    }
    this.#all = [...this.#lanes.values()].flat();
  }

  /** Takes one of each and answers 0, or takes none and answers the milliseconds until there is one. */
  take(name: RateClass): number {
    const now = this.#now();
    this.usedAt = now;
    const lanes = this.#lanes.get(name) ?? [];
    const waitMs = lanes.reduce((longest, lane) => Math.max(longest, refill(lane, now)), 0);
    if (waitMs > 0) return Math.ceil(waitMs);
    for (const lane of lanes) {
      lane.tokens -= 1;
      lane.spent += 1;
    }
    return 0;
  }

  isDue(name: RateClass): boolean {
    return (this.#lanes.get(name) ?? []).some(({ spent, rate }) => spent >= rate.portion);
  }

  /** What has been spent; it counts as told from now on. */
  tell(): Spending[] {
    return this.#all.filter(({ spent }) => spent > 0).map(toSpending);
  }

  /** The same, and all else to ask about. */
  tellAll(): Spending[] {
    return this.#all.map(toSpending);
  }

  /** Lets nothing of a rate through for so long, as told for each of the spendings, and then one, not a burst. */
  hold(spendings: Spending[], waitsMs: number[]): void {
    const now = this.#now();
    for (const [index, { name }] of spendings.entries()) {
      const until = now + (waitsMs[index] ?? 0);
      const lane = this.#all.find((each) => each.name === name);
      if (lane && until > now && until > lane.filledAt) Object.assign(lane, { tokens: 1, filledAt: until });
    }
  }
}

function newLane(name: string, rate: Rate, now: number): Lane {
  return { name, rate, tokens: rate.burst, filledAt: now, spent: 0 };
}

function toSpending(lane: Lane): Spending {
  const { perSecond, burst, portion } = lane.rate;
  const count = lane.spent;
  lane.spent = 0;
  // What is told late, and a portion at a time, seems to come faster than it did: who keeps to it is never held.
  return { name: lane.name, count, perSecond, burst: burst + portion };
}

/** Answers how long there is no token to take. */
function refill(lane: Lane, now: number): number {
  const { perSecond, burst } = lane.rate;
  if (lane.filledAt > now) return lane.filledAt - now;
  lane.tokens = Math.min(burst, lane.tokens + ((now - lane.filledAt) / 1000) * perSecond);
  lane.filledAt = now;
  return lane.tokens >= 1 ? 0 : ((1 - lane.tokens) / perSecond) * 1000;
}
