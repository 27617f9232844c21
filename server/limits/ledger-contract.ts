import { expect, it } from 'vitest';
import { type Ledger, longestDebtMs, type Spending } from './ledger.ts';

export interface OpenLedger {
  ledger: Ledger;
  /** Lets time pass. */
  pass: (ms: number) => void;
}

export function spending(count: number, rate: Partial<Spending> = {}): Spending {
  return { name: 'message', count, perSecond: 5, burst: 10, ...rate };
}

/** What every ledger promises. */
export function ledgerContract(open: () => OpenLedger): void {
  it('lets a burst pass, and then one at a time', async () => {
    const { ledger, pass } = open();
    expect(await ledger.spend('ann', [spending(9)])).toEqual([0]);
    expect(await ledger.spend('ann', [spending(1)])).toEqual([200]);
    pass(150);
    expect(await ledger.spend('ann', [spending(0)])).toEqual([50]);
    pass(50);
    expect(await ledger.spend('ann', [spending(0)])).toEqual([0]);
    expect(await ledger.spend('ann', [spending(1)])).toEqual([200]);
  });

  it('has a debt paid off, which ends', async () => {
    const { ledger, pass } = open();
    expect(await ledger.spend('ann', [spending(20)])).toEqual([2200]);
    expect(await ledger.spend('ann', [spending(1_000_000)])).toEqual([longestDebtMs + 200]);
    pass(longestDebtMs + 200);
    expect(await ledger.spend('ann', [spending(0)])).toEqual([0]);
  });

  it('keeps the accounts, and the rates of each, apart', async () => {
    const { ledger } = open();
    const slow = { name: 'search', perSecond: 0.5, burst: 2 };
    expect(await ledger.spend('ann', [spending(10), spending(1, slow)])).toEqual([200, 0]);
    expect(await ledger.spend('ann', [spending(0), spending(2, slow)])).toEqual([200, 4000]);
    expect(await ledger.spend('bob', [spending(0), spending(0, slow)])).toEqual([0, 0]);
  });

  it('saves up no more than a burst', async () => {
    const { ledger, pass } = open();
    await ledger.spend('ann', [spending(10)]);
    pass(3_600_000);
    expect(await ledger.spend('ann', [spending(10)])).toEqual([200]);
  });

  it('loses nothing of what is spent at once', async () => {
    const { ledger } = open();
    await Promise.all(Array.from({ length: 20 }, () => ledger.spend('ann', [spending(1)])));
    expect(await ledger.spend('ann', [spending(0)])).toEqual([2200]);
  });
}
