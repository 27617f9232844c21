import { ascending, medianOf, percentile } from './order.ts';
import { costOf, type Slice } from './slice.ts';

/** What one unit of work costs, as the median over slices. */
export interface Price {
  /** µs of CPU of all servers. */
  us: number;
  /** The same by process. */
  nodesUs: number[];
  redisUs: number;
  perSecond: number;
  /** How long units took on their way, where that was taken. */
  ms?: { p50: number; p95: number; p99: number };
}

export function priceOf(slices: Slice[]): Price {
  const [first] = slices;
  const waits = slices.map(({ waits }) => waits && ascending(waits)).filter((each) => each !== undefined);
  const typical = (part: number) => medianOf(waits.map((sorted) => percentile(sorted, part)));
  return {
    us: medianOf(slices.map(costOf)),
    nodesUs: (first?.nodesUs ?? []).map((_, node) =>
      medianOf(slices.map(({ nodesUs }) => nodesUs[node] ?? 0)),
    ),
    redisUs: medianOf(slices.map(({ redisUs }) => redisUs)),
    perSecond: medianOf(slices.map(({ done, wallMs }) => (done / wallMs) * 1000)),
    ...(waits.length > 0 && { ms: { p50: typical(0.5), p95: typical(0.95), p99: typical(0.99) } }),
  };
}
