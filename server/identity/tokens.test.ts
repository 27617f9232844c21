import { createHmac } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { Tokens } from './tokens.ts';

const secret = 'a'.repeat(32);
const day = 24 * 3600_000;
const user = { id: 'alice', name: 'Amber Otter' };
const tokens = new Tokens(secret);

/** Signs by hand, so that also what a library would refuse to sign can be tried. */
function sign(header: object, payload: object, key = secret, hash = 'sha256'): string {
  const parts = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${parts}.${createHmac(hash, key).update(parts).digest('base64url')}`;
}

const inAnHour = Math.floor(Date.now() / 1000) + 3600;
const good = { sub: 'alice', name: 'Amber Otter', exp: inAnHour };
const hs256 = { alg: 'HS256' };

describe('a token', () => {
  test('proves who it was signed for', async () => {
    expect(await tokens.verify(await tokens.sign(user))).toEqual({
      ...user,
      isAging: false,
      isYoung: true,
    });
  });

  test('made elsewhere with the same secret is as good, named or not', async () => {
    expect(await tokens.verify(sign(hs256, good))).toMatchObject(user);
    expect(await tokens.verify(sign(hs256, { sub: 'bob', exp: inAnHour }))).toMatchObject({
      id: 'bob',
      name: undefined,
    });
  });

  test('ages after ten minutes and once half its life is over, and ends after 30 days', async () => {
    const token = await tokens.sign(user);
    const verifiedIn = (days: number) => new Tokens(secret, () => Date.now() + days * day).verify(token);
    expect(await verifiedIn(9 / 1440)).toMatchObject({ isYoung: true });
    expect(await verifiedIn(11 / 1440)).toMatchObject({ isYoung: false });
    expect(await verifiedIn(14)).toMatchObject({ isAging: false });
    expect(await verifiedIn(16)).toMatchObject({ isAging: true });
    expect(await verifiedIn(31)).toBeUndefined();
  });

  test.each([
    ['signed with another secret', sign(hs256, good, 'b'.repeat(32))],
    ['without a signature', new UnsecuredJWT(good).encode()],
    ['whose header says none, with a signature', sign({ alg: 'none' }, good)],
    ['of another algorithm', sign({ alg: 'HS512' }, good, secret, 'sha512')],
    ['whose header names a public key algorithm', sign({ alg: 'RS256' }, good)],
    ['that has expired', sign(hs256, { ...good, exp: inAnHour - 3601 })],
    ['that never expires', sign(hs256, { sub: 'alice' })],
    ['that is not valid yet', sign(hs256, { ...good, nbf: inAnHour })],
    ['for nobody', sign(hs256, { exp: inAnHour })],
    ['for an id of the wrong type', sign(hs256, { ...good, sub: 7 })],
    ['for an id that could break a key', sign(hs256, { ...good, sub: 'a:b}\u001f' })],
    ['with a critical extension', sign({ ...hs256, crit: ['b64'], b64: false }, good)],
    [
      'whose payload was changed',
      sign(hs256, good).replace(/\.[^.]+\./, `.${btoa(JSON.stringify({ ...good, sub: 'bob' }))}.`),
    ],
    ['that is empty', ''],
    ['that is no token', 'garbage'],
    ['of dots', '..'],
    ['of four parts', 'a.b.c.d'],
    ['that is not base64', '\u0000.\ud800.é'],
    ['whose payload is no object', sign(hs256, [1])],
  ])('%s is refused', async (_what, token) => {
    expect(await tokens.verify(token)).toBeUndefined();
  });
});
