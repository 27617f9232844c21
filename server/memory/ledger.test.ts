import { describe, expect, it } from 'vitest';
import { ledgerContract, spending } from '../limits/ledger-contract.ts';
import { MemoryLedger } from './ledger.ts';

function open() {
  let now = 1_800_000_000_000;
  const ledger = new MemoryLedger(() => now);
  return {
    ledger,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the ledger of a single node', () => {
  ledgerContract(open);

  it('forgets an account once it is balanced', async () => {
    const { ledger, pass } = open();
    await ledger.spend('ann', [spending(5)]);
    await ledger.spend('bob', [spending(0)]);
    pass(999);
    ledger.sweep();
    expect(ledger.size).toBe(1);
    pass(1);
    ledger.sweep();
    expect(ledger.size).toBe(0);
  });
});
