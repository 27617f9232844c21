import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Io } from '../connection.ts';
import type { Context } from '../handler.ts';
import { MemoryNodes } from '../memory/nodes.ts';
import { announceStats } from './announce-stats.ts';
import { Lobby } from './lobby.ts';
import { watchStats } from './watch-stats.ts';

const figures = { online: 7, waiting: { text: 1, voice: 2, video: 3 } };
const lobby = new Lobby({
  nodes: new MemoryNodes('n1', () => figures.online),
  waiting: async () => figures.waiting,
  liveliest: async () => [],
  route: 'direct',
  messageTtlHours: 24,
  sourceUrl: undefined,
  log: pino({ level: 'silent' }),
});

const http = createServer();
const io: Io = new Server(http);
let stop: () => void;

beforeAll(async () => {
  io.on('connection', (connection: Connection) => {
    connection.on('watch_stats', async (payload, acknowledge) => {
      await watchStats({ connection, lobby } as Context, payload);
      acknowledge({ ok: true });
    });
  });
  stop = announceStats(io, lobby, 50);
  await once(http.listen(0, '127.0.0.1'), 'listening');
});

afterAll(async () => {
  stop();
  await io.close();
});

async function enter() {
  const socket = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { forceNew: true });
  const heard: unknown[] = [];
  socket.on('stats', (stats) => heard.push(stats));
  await once(socket as never, 'connect');
  return {
    heard,
    watch: (on: boolean) => socket.emitWithAck('watch_stats', { on }),
    close: () => socket.close(),
  };
}

describe('someone who watches the figures', () => {
  test('is told them at once, and again and again, and nobody else is', async () => {
    const [watcher, other] = [await enter(), await enter()];
    await watcher.watch(true);
    expect(watcher.heard[0]).toEqual(figures);
    await expect.poll(() => watcher.heard.length).toBeGreaterThan(3);
    expect(other.heard).toEqual([]);
    watcher.close();
    other.close();
  });

  test('is not told any more once they look away', async () => {
    const watcher = await enter();
    await watcher.watch(true);
    await watcher.watch(false);
    const { length } = watcher.heard;
    await sleep(150);
    expect(watcher.heard).toHaveLength(length);
    watcher.close();
  });
});
