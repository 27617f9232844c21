import { expect, it } from 'vitest';
import type { LinkCodes } from './link-codes.ts';

/** What all link codes promise, in tests. */
export function linkCodesContract(open: () => Promise<LinkCodes>): void {
  it('makes codes of 128 bits, each another', async () => {
    const codes = await open();
    const made = await Promise.all(Array.from({ length: 20 }, () => codes.create('ann')));
    expect(new Set(made).size).toBe(20);
    for (const code of made) expect(Buffer.from(code, 'base64url')).toHaveLength(16);
  });

  it('says whose a code is, once, also to two who ask at once', async () => {
    const codes = await open();
    const [ann, ben] = [await codes.create('ann'), await codes.create('ben')];
    const answers = await Promise.all([codes.redeem(ann), codes.redeem(ann)]);
    expect(answers.filter(Boolean)).toEqual(['ann']);
    expect(await codes.redeem(ann)).toBeUndefined();
    expect(await codes.redeem(ben)).toBe('ben');
    expect(await codes.redeem('none')).toBeUndefined();
  });
}
