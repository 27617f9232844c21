import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
const secret = 'a'.repeat(32);

afterAll(() => rmSync(folder, { recursive: true }));

function read(values: Record<string, string>) {
  return readConfig({ DATA_DIR: folder, ...values });
}

function mistakesIn(values: Record<string, string>): string[] {
  try {
    read(values);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

describe('the settings', () => {
  test('have a default each', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: '',
      isProduction: false,
      redisUrl: undefined,
      trustedProxies: ['loopback'],
      maxConnectionsPerUser: 8,
      messageTtlHours: 24,
      recentPartnerMs: 30 * 60_000,
      metricsPort: undefined,
      logLevel: 'warn',
      turnTtlSeconds: 3600,
    });
  });

  test('that are empty count as not set', () => {
    expect(read({ PORT: '', TRUSTED_PROXIES: ' ', REDIS_URL: '' })).toEqual(read({}));
  });

  test('are taken from the environment', () => {
    const values = {
      PORT: '0',
      RATE_LIMIT_FACTOR: '2.5',
      SOURCE_URL: 'https://git.example/aleatoria',
      ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
    };
    expect(read(values)).toMatchObject({
      port: 0,
      rateLimitFactor: 2.5,
      sourceUrl: 'https://git.example/aleatoria',
      allowedOrigins: ['https://a.example', 'https://b.example:8443'],
    });
  });

  test('that are wrong are told all at once, with the value and what is allowed', () => {
    const mistakes = mistakesIn({
      PORT: '70000',
      REDIS_URL: 'http://redis',
      MESSAGE_TTL_HOURS: 'ten',
      NODE_NAME: 'node.1',
      ALLOWED_ORIGINS: 'chat.example',
      TRUSTED_PROXIES: '10.0.0.0/33',
      LOG_LEVEL: 'loud',
      SOURCE_URL: 'javascript:alert(1)',
      TURN_URLS: 'turn:turn.example:3478',
    });
    expect(mistakes).toHaveLength(9);
    expect(mistakes).toContain('PORT is "70000": it must be a whole number from 0 to 65535.');
    expect(mistakes).toContain('TURN_URLS and TURN_SECRET must be set together, or neither.');
  });

  test.each(['-1', '1.5', '0x10', '1e3', 'NaN', ' 5 0'])('refuse %s for a whole number', (value) => {
    expect(mistakesIn({ PORT: value })).toHaveLength(1);
  });

  test('never repeat the password of Redis', () => {
    expect(mistakesIn({ REDIS_URL: 'redis//:hunter2@host' }).join()).not.toContain('hunter2');
  });

  test('are all in .env.example, with their defaults', () => {
    const names = new Set<string>();
    const recorder = new Proxy<NodeJS.ProcessEnv>(
      { DATA_DIR: folder, VALKEY_HOST: 'host', METRICS_PORT: '1' },
      {
        get(values, name: string) {
          names.add(name);
          return values[name];
        },
      },
    );
    readConfig(recorder);
    const lines = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm);
    const example = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    expect(Object.keys(example).sort()).toEqual([...names].sort());
    expect(read({ ...example, DATA_DIR: folder })).toEqual(read({}));
  });
});

describe('where Redis is', () => {
  test('can be told in parts', () => {
    const parts = { VALKEY_HOST: 'valkey', VALKEY_PORT: '7000', VALKEY_PASSWORD: 'a/b@c', REDIS_DB: '3' };
    expect(read(parts).redisUrl).toBe('redis://:a%2Fb%40c@valkey:7000/3');
  });

  test('is told by the URL before its parts', () => {
    expect(read({ REDIS_URL: 'rediss://u:p@one:1/2', VALKEY_HOST: 'two' }).redisUrl).toBe(
      'rediss://u:p@one:1/2',
    );
  });
});

describe('the secret of the tokens', () => {
  test('is required in production', () => {
    expect(mistakesIn({ NODE_ENV: 'production' }).join()).toMatch(/^JWT_SECRET is not set/);
  });

  test('is refused when it is short, and not repeated', () => {
    const mistakes = mistakesIn({ JWT_SECRET: 'short-secret' }).join();
    expect(mistakes).toMatch(/^JWT_SECRET holds 12 characters/);
    expect(mistakes).not.toContain('short-secret');
  });

  test('is taken as it is when it is long enough', () => {
    expect(read({ NODE_ENV: 'production', JWT_SECRET: secret }).jwtSecret).toBe(secret);
  });

  test('is otherwise made once and kept for the owner alone', () => {
    const first = read({}).jwtSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(read({}).jwtSecret).toBe(first);
    expect(statSync(join(folder, 'jwt-secret')).mode & 0o777).toBe(0o600);
  });

  test('that cannot be kept is told', () => {
    expect(mistakesIn({ DATA_DIR: '/dev/null/data' }).join()).toMatch(/^DATA_DIR is "\/dev\/null\/data"/);
  });
});
