import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { limits } from '../shared/limits.ts';
import { Tokens } from './identity/tokens.ts';
import { ownApps } from './testing/own-apps.ts';
import { Person } from './testing/person.ts';
import { testSecret } from './testing/start-app.ts';

const day = 24 * 3600_000;
const user = { id: 'ann-1', name: 'Ann' };
const secret = new TextEncoder().encode(testSecret);
const signed = (algorithm: string, key = secret) =>
  new SignJWT({ name: user.name })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(user.id)
    .setExpirationTime('1h')
    .sign(key);
const signedDaysAgo = (days: number) => new Tokens(testSecret, () => Date.now() - days * day).sign(user);

const apps = ownApps(2);

describe('who connects', () => {
  it('without a token is someone new, and is told all of the session', async () => {
    const { session } = await apps.connect(0);
    expect(session).toEqual({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      user: {
        id: expect.stringMatching(/^[\w-]{16,}$/),
        name: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/),
      },
      nodeId: expect.stringMatching(/^n0-/),
      protocol: 1,
      degraded: false,
      limits,
    });
    expect((await apps.connect(0)).session.user.id).not.toBe(session.user.id);
    const { user } = (await apps.connect(0, { auth: { token: null } })).session;
    expect(user.id).not.toBe(session.user.id);
  });

  it('with a token is the same person on every node, also many at a time, and keeps the token', async () => {
    const { session } = await apps.connect(0);
    const again = await apps.connect(1, { auth: { token: session.token } });
    expect(again.session).toMatchObject({ user: session.user, token: session.token });
    expect(again.session.nodeId).toMatch(/^n1-/);
  });

  it.each([
    ['keeps', 14, true],
    ['is given another', 16, false],
  ])('%s a token that is %i days old', async (_, days, isKept) => {
    const token = await signedDaysAgo(days);
    const { session } = await apps.connect(0, { auth: { token } });
    expect(session.user).toEqual(user);
    expect(session.token === token).toBe(isKept);
    expect((await apps.connect(1, { auth: { token: session.token } })).session.user).toEqual(user);
  });

  it('may pass the token in the address, and another in auth comes first', async () => {
    const [inQuery, inAuth] = [await signedDaysAgo(0), (await apps.connect(0)).session];
    expect((await apps.connect(0, { query: { token: inQuery } })).session.user).toEqual(user);
    const both = await apps.connect(0, { query: { token: inQuery }, auth: { token: inAuth.token } });
    expect(both.session.user).toEqual(inAuth.user);
  });

  it('has the name that it gives, and a token that says so when that is another', async () => {
    const ann = await apps.connect(0, { auth: { name: '  Ann \u202e the\n\tfirst ' } });
    expect(ann.session.user.name).toBe('Ann the first');
    const auth = { token: ann.session.token, name: 'Bea' };
    const { session } = await apps.connect(1, { auth });
    expect(session.user).toEqual({ id: ann.session.user.id, name: 'Bea' });
    const later = await apps.connect(0, { auth: { token: session.token } });
    expect(later.session).toMatchObject({ user: session.user, token: session.token });
  });

  it.each([
    ['is empty', ''],
    ['is empty once it is clean', ' \u200f\u0007 '],
    ['is too long', 'x'.repeat(limits.nameLength + 1)],
    ['is huge', 'x'.repeat(100_000)],
    ['is a number', 7],
    ['is an object', { name: 'Ann' }],
    ['is null', null],
  ])('is let in with a name of the server’s where its own %s', async (_, name) => {
    const { session } = await apps.connect(0, { auth: { name } });
    expect(session.user.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  });

  it('cannot say more about itself than its name', async () => {
    const auth = { id: 'x', user, sub: 'x', __proto__: { token: 'x' }, constructor: { name: 'x' } };
    expect((await apps.connect(0, { auth })).session.user.id).not.toBe('x');
  });
});

describe('nobody gets in with a token', () => {
  it.each<[string, () => unknown]>([
    ['signed with another secret', () => signed('HS256', new TextEncoder().encode('another '.repeat(5)))],
    ['without a signature', () => new UnsecuredJWT({ sub: user.id }).setExpirationTime('1h').encode()],
    ['of another algorithm', () => signed('HS512')],
    ['that has expired', () => signedDaysAgo(31)],
    [
      'whose signature was changed',
      async () => (await signed('HS256')).replace(/\.[^.]{6}([^.]*)$/, '.AAAAAA$1'),
    ],
    ['whose signature was cut off', async () => (await signed('HS256')).replace(/[^.]+$/, '')],
    ['that is none', () => 'garbage'],
    ['that is empty', () => ''],
    ['that is huge', () => 'x'.repeat(100_000)],
    ['that is no text', () => ({ a: 1 })],
  ])('%s', async (_, make) => {
    const refused = await refusal(apps.url(0), { auth: { token: await make() } });
    expect(refused).toEqual({ code: 'invalid_token', message: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

async function refusal(url: string, options: Parameters<typeof Person.connect>[1]): Promise<unknown> {
  return Person.connect(url, options).then(
    (person) => person.close(),
    (error) => error.data,
  );
}
