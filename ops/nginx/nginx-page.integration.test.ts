import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../../server/security-headers.ts';
import { type LocalNginx, startNginx } from '../local/start-nginx.ts';
import { type TemporaryFolder, temporaryFolder } from '../local/temporary-folder.ts';

let client: TemporaryFolder;
let nginx: LocalNginx;

beforeAll(async () => {
  client = await temporaryFolder();
  await mkdir(join(client.path, 'assets'));
  await writeFile(join(client.path, 'index.html'), `<!doctype html>${'<p>Landing</p>'.repeat(100)}`);
  await writeFile(join(client.path, 'app.html'), '<!doctype html><p>App</p>');
  await writeFile(join(client.path, 'favicon.svg'), '<svg/>');
  await writeFile(join(client.path, 'assets/app-1a2b3c.js'), 'console.log(1);\n'.repeat(100));
  nginx = await startNginx({ nodes: [], clientDir: client.path });
});

afterAll(async () => {
  await nginx.close();
  await client.remove();
});

test('the page is found under each of its addresses, and asked for anew each time', async () => {
  for (const path of [
    '/',
    '/?guest',
    '/talk',
    '/preview',
    '/settings',
    '/link',
    '/d',
    '/d/A7Lje-oV_y',
    '/r/caf%C3%A9',
    '/r/tea?guest',
  ]) {
    const response = await fetch(nginx.url + path);
    expect(await response.text()).toContain(path.startsWith('/?') || path === '/' ? 'Landing' : 'App');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  }
});

test("the page has the server's security headers", async () => {
  const server = createServer((request, response) =>
    securityHeaders(request, response, () => response.end()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const wanted = [...(await fetch(`http://127.0.0.1:${port}`)).headers].filter(isOfSecurity);
  expect(wanted.length).toBeGreaterThan(8);
  for (const path of ['/', '/assets/app-1a2b3c.js', '/assets/app-old.js']) {
    const { headers } = await fetch(nginx.url + path);
    expect([...headers].filter(isOfSecurity)).toEqual(wanted);
  }
  server.close();
});

test('hashed files are kept for ever', async () => {
  const response = await fetch(`${nginx.url}/assets/app-1a2b3c.js`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('content-type')).toBe('text/javascript');
  const icon = await fetch(`${nginx.url}/favicon.svg`);
  expect(icon.headers.get('cache-control')).toBe('no-cache');
});

test('the page and its files are compressed', async () => {
  for (const path of ['/', '/assets/app-1a2b3c.js']) {
    expect((await fetch(nginx.url + path)).headers.get('content-encoding')).toBe('gzip');
  }
});

test('what is not there is not found, and not kept', async () => {
  for (const path of ['/assets/app-old.js', '/assets/', '/wp-login.php']) {
    const response = await fetch(nginx.url + path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('cache-control')).toBeNull();
  }
});

test('the page says itself that there is nothing at an address that is not one of a file', async () => {
  for (const path of ['/r', '/r/', '/r/%20', '/r/!!!', '/r/tea/cake', '/d/a/b', '/elsewhere']) {
    const response = await fetch(nginx.url + path);
    expect(response.status, path).toBe(404);
    expect(await response.text()).toContain('App');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).not.toBeNull();
    expect(response.headers.get('cache-control')).toBeNull();
  }
});

const transport =
  /^(connection|keep-alive|date|server|vary|etag|last-modified|cache-control|content-(?!sec)|transfer-)/;

function isOfSecurity([name]: [string, string]): boolean {
  return !transport.test(name);
}
