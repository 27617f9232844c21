import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layOutNginxFolder, nginxArguments, type Upstream, writeNodes } from './nginx-folder.ts';
import { requireProgram } from './require-program.ts';
import type { OnFailure } from './start-daemon.ts';
import { type Service, startService } from './start-service.ts';

export interface LocalNginx extends Service {
  url: string;
  /** Sends new sessions to these nodes from now on, by a reload; sessions of nodes that are gone end. */
  route: (nodes: Upstream[]) => Promise<void>;
}

/** Starts nginx with the project's nginx.conf in front of the nodes. */
export async function startNginx(options: {
  nodes: Upstream[];
  /** The built client. */
  clientDir: string;
  /** A free one unless it is given. */
  port?: number | undefined;
  /** More of its server's settings. */
  listen?: string;
  /** None unless they are given, since everybody here has the same address. */
  limits?: string;
  onFailure?: OnFailure;
}): Promise<LocalNginx> {
  const { nodes, clientDir, limits = '' } = options;
  const command = requireProgram('nginx');
  const service = await startService(async (port, folder) => {
    const listen = `listen 127.0.0.1:${port};\n${options.listen ?? ''}`;
    await layOutNginxFolder(folder, { nodes, clientDir, listen, limits });
    return {
      name: 'nginx',
      command,
      args: nginxArguments(folder),
      logPath: join(folder, 'nginx.log'),
      // nginx writes it once it holds the port.
      isReady: () => existsSync(join(folder, 'nginx.pid')),
      onFailure: options.onFailure,
    };
  }, options.port);

  return Object.assign(service, {
    url: `http://127.0.0.1:${service.port}`,
    async route(nodes: Upstream[]) {
      await writeNodes(service.folder, nodes);
      service.process.kill('SIGHUP');
    },
  });
}
