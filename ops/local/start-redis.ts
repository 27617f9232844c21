import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { requireProgram } from './require-program.ts';
import type { OnFailure } from './start-daemon.ts';
import { type Service, startService } from './start-service.ts';

export interface LocalRedis extends Service {
  url: string;
  /** As `restart`, but it comes back without any data. */
  restartEmpty: () => Promise<void>;
}

/** Starts a Redis of its own with an append-only file. `args` are redis-server's. */
export async function startRedis(
  options: { args?: string[]; onFailure?: OnFailure } = {},
): Promise<LocalRedis> {
  const command = requireProgram('redis-server');
  const service = await startService((port, folder) => ({
    name: 'redis-server',
    command,
    args: [
      ...['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder],
      // With everysec, a kill loses what was acknowledged while an fsync was under way.
      ...['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'],
      ...(options.args ?? []),
    ],
    logPath: join(folder, 'redis.log'),
    isReady: ({ pid }) => isServedBy(pid, port),
    onFailure: options.onFailure,
  }));

  return Object.assign(service, {
    url: `redis://127.0.0.1:${service.port}`,
    async restartEmpty() {
      await service.kill();
      await rm(join(service.folder, 'appendonlydir'), { recursive: true, force: true });
      await service.restart();
    },
  });
}

/** Whether the Redis on this port is that very process, and has read its data. */
async function isServedBy(pid: number | undefined, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => socket.write('INFO\r\nQUIT\r\n'));
  let info = '';
  socket.setTimeout(1_000, () => socket.destroy());
  socket.on('data', (data) => {
    info += data.toString();
  });
  socket.on('error', () => resolve(false));
  socket.on('close', () => resolve(info.includes(`process_id:${pid}\r`) && info.includes('loading:0\r')));
  return await promise;
}
