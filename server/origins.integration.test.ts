import { describe, expect, it } from 'vitest';
import { ownApps } from './testing/own-apps.ts';

const apps = ownApps(0, { ALLOWED_ORIGINS: 'https://friend.example,http://localhost:5173' });

describe.each(['websocket', 'polling'])('by %s', (transport) => {
  const connect = (origin: string) =>
    apps.connect(0, { transports: [transport], extraHeaders: { Origin: origin } });

  it.each([
    'https://evil.example',
    'http://friend.example',
    'https://friend.example.evil.example',
    'null',
    'file://',
    'garbage',
  ])('a page of %s is refused', async (origin) => {
    await expect(connect(origin)).rejects.toMatchObject({
      data: { code: 'origin_not_allowed', message: 'This page may not connect to this server.' },
    });
  });

  it.each(['https://friend.example', 'http://localhost:5173'])('a page of %s is let in', async (origin) => {
    expect((await connect(origin)).session.protocol).toBe(1);
  });

  it('the page of the node itself is let in', async () => {
    expect((await connect(apps.url(0))).session.protocol).toBe(1);
  });

  it('what is no page, and so has no origin, is let in', async () => {
    expect((await apps.connect(0, { transports: [transport] })).session.protocol).toBe(1);
  });
});

it('only pages that are allowed may read what polling answers', async () => {
  const allowed = async (origin: string) => {
    const address = `${apps.url(0)}/socket.io/?EIO=4&transport=polling`;
    return (await fetch(address, { headers: { origin } })).headers.get('access-control-allow-origin');
  };
  expect(await allowed('https://friend.example')).toBe('https://friend.example');
  expect(await allowed('https://evil.example')).toBe(null);
});
