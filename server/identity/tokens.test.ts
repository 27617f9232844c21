import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
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
    expect(await tokens.verify(tokens.sign(user))).toEqual({
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

  test('is one that others read, and read as they sign it: another header is as good', async () => {
    const key = new TextEncoder().encode(secret);
    const { payload, protectedHeader } = await jwtVerify(tokens.sign(user), key);
    expect([protectedHeader, payload]).toMatchObject([hs256, { sub: 'alice', name: 'Amber Otter' }]);
    const theirs = await new SignJWT({ name: 'Amber Otter' })
      .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
      .setSubject('alice')
      .setExpirationTime(inAnHour)
      .sign(key);
    expect(await tokens.verify(theirs)).toMatchObject(user);
  });

  test('is refused as jose refuses it, whatever of it was changed', async () => {
    const key = new TextEncoder().encode(secret);
    const token = tokens.sign(user);
    const change = async (place: number, character: string) => {
      const at = place % token.length;
      const changed = token.slice(0, at) + character + token.slice(at + 1);
      const isGood = await jwtVerify(changed, key).then(
        () => true,
        () => false,
      );
      // Of the last letter jose reads four bits of six.
      const isGoodHere = (await tokens.verify(changed)) !== undefined;
      expect(isGoodHere && !isGood).toBe(false);
      expect(isGoodHere).toBe(changed === token);
    };
    await fc.assert(fc.asyncProperty(fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), change));
  });

  test('ages after ten minutes and once half its life is over, and ends after 30 days', async () => {
    const token = tokens.sign(user);
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
    ['that says when it was made in words', sign(hs256, { ...good, iat: 'now' })],
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
