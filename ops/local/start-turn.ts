import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { requireProgram } from './require-program.ts';
import { type Service, startService } from './start-service.ts';

export interface LocalTurn extends Service {
  urls: string[];
  /** What the time-limited credentials are signed with. */
  secret: string;
}

/** Starts coturn on the loopback, relaying between loopback addresses: for tests only. */
export async function startTurn(): Promise<LocalTurn> {
  const command = requireProgram('turnserver');
  const secret = randomBytes(24).toString('hex');
  const service = await startService(async (port, folder) => {
    const configuration = join(folder, 'turn.conf');
    await writeFile(configuration, turnConfiguration(port, folder, secret));
    return {
      name: 'turnserver',
      command,
      args: ['-c', configuration],
      logPath: join(folder, 'turn.log'),
      isReady: () => isListening(port),
    };
  });
  const address = `turn:127.0.0.1:${service.port}`;
  return Object.assign(service, {
    urls: [`${address}?transport=udp`, `${address}?transport=tcp`],
    secret,
  });
}

function turnConfiguration(port: number, folder: string, secret: string): string {
  return [
    'listening-ip=127.0.0.1',
    'relay-ip=127.0.0.1',
    `listening-port=${port}`,
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'realm=aleatoria.test',
    'fingerprint',
    'no-tls',
    'no-dtls',
    'no-cli',
    'no-multicast-peers',
    'allow-loopback-peers',
    'log-file=stdout',
    'simple-log',
    `pidfile=${join(folder, 'turn.pid')}`,
    `userdb=${join(folder, 'turndb')}`,
    '',
  ].join('\n');
}

async function isListening(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1', () => resolve(true));
  socket.on('error', () => resolve(false));
  const isOpen = await promise;
  socket.destroy();
  return isOpen;
}
