import { expect, test, vi } from 'vitest';
import { openLate } from './late-peer.ts';
import type { Peer } from './peer.ts';

function recorded() {
  const told: string[] = [];
  const note = (name: string) => (what: unknown) => void told.push(`${name} ${JSON.stringify(what)}`);
  const peer: Peer = {
    signal: note('signal'),
    say: note('say'),
    sendTrack: (kind) => note('sendTrack')(kind),
    holdVideo: note('holdVideo'),
    stats: async () => null,
    destroy: () => note('destroy')(null),
  };
  return { told, peer };
}

test('is told in order what came before it was open', async () => {
  const { told, peer } = recorded();
  const { promise, resolve } = Promise.withResolvers<string>();
  const opened = vi.fn(() => peer);
  const late = openLate(promise, opened, vi.fn());
  late.signal({ type: 'offer' });
  late.sendTrack('video', null);
  late.holdVideo(true);
  resolve('servers');
  await promise;
  late.signal({ type: 'candidate' });
  expect(opened).toHaveBeenCalledExactlyOnceWith('servers');
  expect(told).toEqual([
    'signal {"type":"offer"}',
    'sendTrack "video"',
    'holdVideo true',
    'signal {"type":"candidate"}',
  ]);
});

test('is never opened once it was destroyed', async () => {
  const opened = vi.fn(() => recorded().peer);
  const failed = vi.fn();
  const ready = Promise.resolve();
  openLate(ready, opened, failed).destroy();
  const refused = Promise.reject(new Error());
  openLate(refused, opened, failed).destroy();
  await ready;
  await refused.catch(() => undefined);
  expect([opened, failed].map((each) => each.mock.calls.length)).toEqual([0, 0]);
});

test('says that it failed when there are no servers for it', async () => {
  const failed = vi.fn();
  openLate(Promise.reject(new Error()), () => recorded().peer, failed);
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
});
