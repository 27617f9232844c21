import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterEach, describe, expect, test } from 'vitest';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let app: StartedApp;

afterEach(() => app.close());

type Options = Parameters<typeof Person.connect>[1];

/** A refused connection's `err.data`. */
async function refusal(options: Options) {
  const error = await Person.connect(app.url, options).then(
    () => undefined,
    (error) => error,
  );
  return error?.data;
}

const from = (forwardedFor: string) => ({ extraHeaders: { 'X-Forwarded-For': forwardedFor } });

describe('someone who connects', () => {
  test('is known again by the token, also as a query parameter', async () => {
    app = await startApp();
    const { session } = await Person.connect(app.url, { auth: { name: 'Ann' } });
    const { token, user } = session;
    expect(user.name).toBe('Ann');
    expect((await Person.connect(app.url, { auth: { token } })).session.user).toEqual(user);
    expect((await Person.connect(app.url, { query: { token } })).session.user).toEqual(user);
  });

  test('with a token that is not valid is told so, by any transport', async () => {
    app = await startApp();
    const invalid = { code: 'invalid_token', message: expect.any(String) };
    expect(await refusal({ auth: { token: 'garbage' } })).toEqual(invalid);
    expect(await refusal({ query: { token: 'garbage' }, transports: ['polling'] })).toEqual(invalid);
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain(
      'connection_errors_total{code="invalid_token"} 2',
    );
  });

  test.each(['websocket', 'polling'])('from a foreign page is refused by %s', async (transport) => {
    app = await startApp({ ALLOWED_ORIGINS: 'https://friend.example' });
    const options = (origin: string) => ({ transports: [transport], extraHeaders: { Origin: origin } });
    expect(await refusal(options('https://evil.example'))).toMatchObject({ code: 'origin_not_allowed' });
    expect(await refusal(options('null'))).toMatchObject({ code: 'origin_not_allowed' });
    expect(await refusal(options('https://friend.example'))).toBeUndefined();
    expect(await refusal(options(app.url))).toBeUndefined();
  });

  test('too many times is refused until a connection is closed', async () => {
    app = await startApp({ MAX_CONNECTIONS_PER_USER: '2' });
    const first = await Person.connect(app.url);
    const options = { auth: { token: first.session.token } };
    await Person.connect(app.url, options);
    expect(await refusal(options)).toEqual({
      code: 'too_many_connections',
      scope: 'person',
      message: expect.any(String),
      retryAfterMs: 10_000,
    });
    first.close();
    await expect.poll(() => refusal(options)).toBeUndefined();
  });

  test('is counted by the address that the proxy saw, whatever the client forged', async () => {
    app = await startApp({ MAX_CONNECTIONS_PER_IP: '1' });
    expect(await refusal(from('203.0.113.9'))).toBeUndefined();
    expect(await refusal(from('1.2.3.4, 203.0.113.9'))).toMatchObject({ code: 'too_many_connections' });
    expect(await refusal(from('203.0.113.10'))).toBeUndefined();
    expect(await refusal(from('2a00:1:2:3::4'))).toBeUndefined();
    expect(await refusal(from('2a00:1:2:3::5'))).toMatchObject({ code: 'too_many_connections' });
  });

  test('is counted by the own address where no proxy is trusted', async () => {
    app = await startApp({ MAX_CONNECTIONS_PER_IP: '1', TRUSTED_PROXIES: 'none' });
    expect(await refusal(from('203.0.113.9'))).toBeUndefined();
    expect(await refusal(from('203.0.113.10'))).toMatchObject({ code: 'too_many_connections' });
  });

  test('and goes before being let in is not counted', async () => {
    app = await startApp({ MAX_CONNECTIONS_PER_IP: '3', MAX_HANDSHAKES_PER_SECOND: '10' });
    for (let each = 0; each < 20; each++) {
      const socket = io(app.url, { transports: ['websocket'], forceNew: true, reconnection: false });
      socket.io.on('open', () => setImmediate(() => socket.io.engine.close()));
    }
    await sleep(1500);
    const three = await Promise.all([1, 2, 3].map(() => refusal({})));
    expect(three).toEqual([undefined, undefined, undefined]);
  });

  test('in a crowd waits for a turn, and all get in', async () => {
    app = await startApp({ MAX_HANDSHAKES_PER_SECOND: '100' });
    const crowd = await Promise.all(Array.from({ length: 200 }, () => refusal({})));
    expect(crowd).toEqual(Array(200).fill(undefined));
  });
});
