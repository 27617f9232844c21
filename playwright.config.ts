import { defineConfig } from '@playwright/test';
import { requireProgram } from './ops/local/require-program.ts';

// The global set-up runs after this file was read the first time; each worker reads it again.
const clusterUrls = (process.env.CLUSTER_URLS ?? '').split(' ');

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './ops/local/clusters-for-e2e.ts',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    baseURL: clusterUrls[Number(process.env.TEST_PARALLEL_INDEX)] ?? '',
    launchOptions: {
      executablePath: requireProgram('chromium'),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-fake-device-for-media-stream=fps=5',
        // Calls then need no interface but the loopback.
        '--allow-loopback-in-peer-connection',
      ],
    },
    screenshot: 'only-on-failure',
  },
});
