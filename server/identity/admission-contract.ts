import { expect, it } from 'vitest';
import type { Admission, ConnectionLimits, Visitor } from './admission.ts';

export function visitor(connectionId: string, userId = 'ann', addressHash = 'home'): Visitor {
  return { connectionId, userId, addressHash };
}

/** What every admission promises. */
export function admissionContract(open: (limits: ConnectionLimits) => Admission | Promise<Admission>): void {
  it('admits a person up to their limit, and others beyond it', async () => {
    const admission = await open({ perUser: 2, perAddress: 0 });
    expect(await admission.admit(visitor('1'))).toBe('admitted');
    expect(await admission.admit(visitor('2'))).toBe('admitted');
    expect(await admission.admit(visitor('3'))).toBe('user_limit');
    expect(await admission.admit(visitor('4', 'bob'))).toBe('admitted');
  });

  it('admits an address up to its limit, and others beyond it', async () => {
    const admission = await open({ perUser: 0, perAddress: 1 });
    expect(await admission.admit(visitor('1', 'ann'))).toBe('admitted');
    expect(await admission.admit(visitor('2', 'bob'))).toBe('address_limit');
    expect(await admission.admit(visitor('3', 'bob', 'office'))).toBe('admitted');
  });

  it('counts nothing of what it refuses', async () => {
    const admission = await open({ perUser: 1, perAddress: 1 });
    await admission.admit(visitor('1', 'ann', 'home'));
    expect(await admission.admit(visitor('2', 'bob', 'home'))).toBe('address_limit');
    await expect.poll(() => admission.admit(visitor('3', 'bob', 'office'))).toBe('admitted');
    expect(await admission.admit(visitor('4', 'ann', 'cafe'))).toBe('user_limit');
    await expect.poll(() => admission.admit(visitor('5', 'cleo', 'cafe'))).toBe('admitted');
  });

  it('admits another once one is released, however often', async () => {
    const admission = await open({ perUser: 1, perAddress: 0 });
    await admission.admit(visitor('1'));
    admission.release('1');
    admission.release('1');
    admission.release('never there');
    await expect.poll(() => admission.admit(visitor('2'))).toBe('admitted');
    expect(await admission.admit(visitor('3'))).toBe('user_limit');
  });

  it('admits exactly as many as there may be when all come at once', async () => {
    const admission = await open({ perUser: 5, perAddress: 0 });
    const crowd = Array.from({ length: 40 }, (_, each) => admission.admit(visitor(`${each}`)));
    const verdicts = await Promise.all(crowd);
    expect(verdicts.filter((verdict) => verdict === 'admitted')).toHaveLength(5);
  });

  it('admits any number at a limit of 0', async () => {
    const admission = await open({ perUser: 0, perAddress: 0 });
    const crowd = Array.from({ length: 100 }, (_, each) => admission.admit(visitor(`${each}`)));
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['admitted']));
  });
}
