import type { Environment } from './environment.ts';

/** Where Redis is: `REDIS_URL`, or made up of its parts; undefined for the embedded store. */
export function readRedisUrl(environment: Environment): string | undefined {
  const whole = environment.text('REDIS_URL');
  const host = environment.text('VALKEY_HOST');
  const port = environment.integer('VALKEY_PORT', 6379, { min: 1, max: 65535 });
  const password = environment.text('VALKEY_PASSWORD');
  const database = environment.integer('REDIS_DB', 0, { min: 0, max: 1_000_000 });
  if (whole !== undefined) return checkedUrl(environment, whole);
  if (host === undefined) return undefined;
  const url = urlOf(host, port);
  if (url === undefined) {
    environment.refuse('VALKEY_HOST', host, 'the name or the address of a host');
    return undefined;
  }
  url.password = password ?? '';
  url.pathname = `/${database}`;
  return url.href;
}

function checkedUrl(environment: Environment, text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.hostname && /^rediss?:$/.test(url.protocol) && /^\/?\d*$/.test(url.pathname)) return text;
  // It may hold a password, so the value itself is not told.
  environment.mistakes.push(
    'REDIS_URL must be a URL such as redis://user:password@host:6379/0 or rediss://…',
  );
  return undefined;
}

function urlOf(host: string, port: number): URL | undefined {
  const isIpv6 = host.includes(':') && !host.startsWith('[');
  const url = URL.parse(`redis://${isIpv6 ? `[${host}]` : host}:${port}`);
  return url?.pathname === '' && url.username === '' ? url : undefined;
}
