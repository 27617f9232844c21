import { apartContract } from './apart-contract.ts';
import { livingMatchContract } from './living-match-contract.ts';
import type { OpenPool } from './pool-bench.ts';
import { proposalContract } from './proposal-contract.ts';
import { searchContract } from './search-contract.ts';
import { undoLeaveContract } from './undo-leave-contract.ts';

/** What every pool promises, in tests. */
export function poolContract(open: OpenPool): void {
  searchContract(open);
  proposalContract(open);
  apartContract(open);
  livingMatchContract(open);
  undoLeaveContract(open);
}
