export function ascending(values: number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

export function medianOf(values: number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** Of values in order, the one below which that part of them is. */
export function percentile(sorted: ArrayLike<number>, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
