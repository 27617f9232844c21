import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAnswering } from './is-answering.ts';
import type { OnFailure } from './start-daemon.ts';
import { type Service, startService } from './start-service.ts';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export interface LocalNode extends Service {
  name: string;
  url: string;
}

/** Starts a server process and resolves once it takes traffic. `env` is added to what every local node gets. */
export async function startNode(options: {
  name: string;
  env?: Record<string, string>;
  onFailure?: OnFailure;
}): Promise<LocalNode> {
  const { name, env, onFailure } = options;
  const service = await startService((port, folder) => ({
    name,
    command: process.execPath,
    args: [main],
    env: {
      NODE_NAME: name,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      TRUSTED_PROXIES: 'loopback',
      // Everybody here has the same address.
      MAX_CONNECTIONS_PER_IP: '0',
      MAX_HANDSHAKES_PER_SECOND: '0',
      ...env,
    },
    logPath: join(folder, `${name}.log`),
    isReady: () => isAnswering(`http://127.0.0.1:${port}/ready`),
    onFailure,
  }));
  return Object.assign(service, { name, url: `http://127.0.0.1:${service.port}` });
}
