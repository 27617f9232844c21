import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import { MemoryNodes } from '../memory/nodes.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { Lobby } from './lobby.ts';

const log = pino({ level: 'silent' });
const nodes = new MemoryNodes('n1', () => 7);
const waiting = { text: 1, voice: 2, video: 3 };
const rooms = [{ room: 'hall', memberCount: 4, lastMessageAt: '2026-11-21T10:00:00.000Z' }];

function open() {
  const readWaiting = vi.fn(async () => waiting);
  const liveliest = vi.fn(async (_limit: number) => rooms);
  const sourceUrl = 'https://git.example/aleatoria';
  const lobby = new Lobby({
    nodes,
    waiting: readWaiting,
    liveliest,
    route: 'agreed',
    messageTtlHours: 24,
    sourceUrl,
    log,
  });
  return { lobby, readWaiting, liveliest };
}

describe('the lobby', () => {
  test('tells who is online, who waits, and the liveliest rooms', async () => {
    const { lobby, liveliest } = open();
    expect(await lobby.read()).toEqual({
      online: 7,
      waiting,
      rooms,
      relay: true,
      relayRequired: false,
      messageTtlHours: 24,
      sourceUrl: 'https://git.example/aleatoria',
    });
    expect(liveliest).toHaveBeenCalledWith(6);
  });

  test('asks the stores once, however many come at the same time', async () => {
    const { lobby, readWaiting, liveliest } = open();
    await Promise.all(Array.from({ length: 100 }, () => lobby.read()));
    await lobby.figures();
    expect(readWaiting).toHaveBeenCalledTimes(1);
    expect(liveliest).toHaveBeenCalledTimes(1);
  });

  test('tells the last figures known while Redis is away', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { lobby, readWaiting } = open();
    await lobby.read();
    readWaiting.mockRejectedValue(new RedisUnavailable('Redis is away.'));
    vi.advanceTimersByTime(60_000);
    expect(await lobby.figures()).toEqual({ online: 7, waiting });
    expect(readWaiting).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});
