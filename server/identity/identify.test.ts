import { describe, expect, test } from 'vitest';
import { identify } from './identify.ts';
import { Tokens } from './tokens.ts';

const secret = 'a'.repeat(32);
const tokens = new Tokens(secret);

describe('someone who connects', () => {
  test('without a token becomes someone new, with an id that nobody can guess', async () => {
    const [one, two] = await Promise.all([identify({}, tokens), identify({ token: null }, tokens)]);
    expect(one.user.id).not.toBe(two.user.id);
    expect(Buffer.from(one.user.id, 'base64url').length * 8).toBeGreaterThanOrEqual(96);
    expect(one.user.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  });

  test('with a token is who they were, and keeps the token', async () => {
    const first = await identify({}, tokens);
    expect(await identify({ token: first.token }, tokens)).toEqual(first);
  });

  test('with a token that ages gets a new one for the same person', async () => {
    const longAgo = new Tokens(secret, () => Date.now() - 20 * 24 * 3600_000);
    const first = await identify({}, longAgo);
    const again = await identify({ token: first.token }, tokens);
    expect(again.user).toEqual(first.user);
    expect(again.token).not.toBe(first.token);
  });

  test('with another name than the token has is renamed, and gets a token with it', async () => {
    const first = await identify({ name: 'Ann' }, tokens);
    const renamed = await identify({ token: first.token, name: '  Bea\u202e ' }, tokens);
    expect(renamed.user).toEqual({ id: first.user.id, name: 'Bea' });
    expect(await identify({ token: renamed.token }, tokens)).toEqual({ ...renamed, isNamed: false });
  });

  test.each([7, '', '   ', 'x'.repeat(41), {}, null])(
    'keeps their name when they ask for %j',
    async (name) => {
      const first = await identify({ name: 'Ann' }, tokens);
      expect(await identify({ token: first.token, name }, tokens)).toEqual(first);
    },
  );

  test.each([7, '', 'garbage', {}, ['a'], 'x'.repeat(5000)])(
    'is refused with the token %j',
    async (token) => {
      await expect(identify({ token }, tokens)).rejects.toMatchObject({ data: { code: 'invalid_token' } });
    },
  );
});
