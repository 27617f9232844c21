import { Random } from '../chaos/random.ts';

/** Draws from the distributions by which people differ. */
export class Draw extends Random {
  chance(part: number): boolean {
    return this.next() < part;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Of a median, with a heavy tail: `sigma` is the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.#normal());
  }

  /** How many of what comes by chance come, where so many are expected. */
  poisson(expected: number): number {
    if (expected > 30) return Math.max(0, Math.round(expected + Math.sqrt(expected) * this.#normal()));
    const floor = Math.exp(-expected);
    let count = 0;
    for (let product = this.next(); product > floor; product *= this.next()) count++;
    return count;
  }

  /** A rank from 0 on, the first the most frequent: the n-th comes about 1/n as often. */
  zipf(ranks: number): number {
    return Math.floor((ranks + 1) ** this.next()) - 1;
  }

  /** One of the values, each as often as its weight says. */
  weighted<T>(weights: readonly (readonly [T, number])[]): T {
    let left = this.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of weights) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('There is nothing to draw from.');
  }

  /** Box and Muller's. */
  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}
