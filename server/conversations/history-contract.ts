import { appendingContract } from './appending-contract.ts';
import type { HistoryKind, OpenHistory } from './history-bench.ts';
import { historyModelContract } from './history-model-contract.ts';
import { readingHistoryContract } from './reading-history-contract.ts';

/** What every history promises, in tests. */
export function historyContract(kind: HistoryKind, open: OpenHistory): void {
  appendingContract(kind, open);
  readingHistoryContract(kind, open);
  historyModelContract(kind, open);
}
