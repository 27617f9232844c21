import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { newLog } from '../log.ts';

export interface StartedApp extends App {
  url: string;
}

/** Enough for any test, and the same for all nodes of one. */
export const testSecret = 'a secret that is only good for tests, and long enough';

/** A real node on a free port, with the settings of the environment given; no limits but what it sets. */
export async function startApp(environment: Record<string, string> = {}): Promise<StartedApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aleatoria-'));
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    JWT_SECRET: testSecret,
    LOG_LEVEL: 'fatal',
    MAX_CONNECTIONS_PER_IP: '0',
    MAX_CONNECTIONS_PER_USER: '0',
    MAX_HANDSHAKES_PER_SECOND: '0',
    RATE_LIMIT_FACTOR: '0',
    ...environment,
  });
  const app = await createApp(config, newLog(config.logLevel, config.nodeName));
  const close = async () => {
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...app, close, url: `http://127.0.0.1:${app.port}` };
}
