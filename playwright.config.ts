import { defineConfig } from '@playwright/test';
import { requireProgram } from './ops/local/require-program.ts';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './ops/local/cluster-for-e2e.ts',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    // The global set-up runs after this file was read the first time, before the tests read it again.
    baseURL: process.env.CLUSTER_URL ?? '',
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
