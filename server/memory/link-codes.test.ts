import { describe, expect, it } from 'vitest';
import { linkCodeMs } from '../../shared/limits.ts';
import { linkCodesContract } from '../identity/link-codes-contract.ts';
import { MemoryLinkCodes } from './link-codes.ts';

describe('link codes in memory', () => {
  linkCodesContract(async () => new MemoryLinkCodes());

  it('are over after a minute', async () => {
    let now = 0;
    const codes = new MemoryLinkCodes(() => now);
    const [early, late] = [await codes.create('ann'), await codes.create('ann')];
    now = linkCodeMs - 1;
    expect(await codes.redeem(early)).toBe('ann');
    now = linkCodeMs;
    expect(await codes.redeem(late)).toBeUndefined();
  });
});
