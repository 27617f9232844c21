import { Waits } from './waits.ts';

/** A minute of the simulated time. */
export interface Minute {
  arrived: number;
  matches: number;
  waiting: number;
  /** Of those who were found in it. */
  waits: Waits;
}

/** What a simulation counts. */
export class Census {
  readonly waits = new Waits();
  readonly byGroup = new Map<string, Waits>();
  readonly minutes: Minute[] = [];
  arrived = 0;
  gaveUp = 0;
  #found = 0;

  /** Each match is found by two. */
  get matches(): number {
    return this.#found / 2;
  }

  beginMinute(waiting: number): void {
    this.minutes.push({ arrived: 0, matches: 0, waiting, waits: new Waits() });
  }

  came(): void {
    this.arrived++;
    this.#minute.arrived++;
  }

  found(groups: string[], waitedMs: number): void {
    this.#found++;
    this.#minute.matches += 0.5;
    for (const waits of [this.waits, this.#minute.waits, ...groups.map((group) => this.#of(group))]) {
      waits.add(waitedMs);
    }
  }

  get #minute(): Minute {
    const minute = this.minutes.at(-1);
    if (!minute) throw new Error('No minute has begun.');
    return minute;
  }

  #of(group: string): Waits {
    const waits = this.byGroup.get(group) ?? new Waits();
    this.byGroup.set(group, waits);
    return waits;
  }
}
