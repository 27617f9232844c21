import { expect, test, vi } from 'vitest';
import { type Ice, iceSource } from './ice-source.ts';

const lasting = (ms: number): Ice => ({
  iceServers: [],
  expiresAt: new Date(Date.now() + ms).toISOString(),
  iceTransportPolicy: 'relay',
});

test('hands out what was asked for early, once', async () => {
  const [early, late] = [lasting(3_600_000), lasting(3_600_000)];
  const ask = vi.fn().mockResolvedValueOnce(early).mockResolvedValueOnce(late);
  const source = iceSource(ask);
  source.prepare();
  source.prepare();
  expect(ask).toHaveBeenCalledOnce();
  expect(await source.take()).toBe(early);
  expect(await source.take()).toBe(late);
});

test('asks anew for what has nearly expired meanwhile', async () => {
  const fresh = lasting(3_600_000);
  const source = iceSource(vi.fn().mockResolvedValueOnce(lasting(60_000)).mockResolvedValueOnce(fresh));
  source.prepare();
  expect(await source.take()).toBe(fresh);
});

test('asks anew where the first answer did not come', async () => {
  const fresh = lasting(3_600_000);
  const source = iceSource(vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(fresh));
  source.prepare();
  expect(await source.take()).toBe(fresh);
});
