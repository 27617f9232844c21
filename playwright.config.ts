import { defineConfig } from '@playwright/test';
import { requireProgram } from './ops/local/require-program.ts';
import type { Program } from './scripts/setup/find-program.mjs';

// The global set-up runs after this file was read the first time; each worker reads it again.
const clusterUrls = (process.env.CLUSTER_URLS ?? '').split(' ');

// Prompts, notices and speech recognition come with the whole browser only.
const ofBrowser = ['permission.spec.ts', 'unseen.spec.ts', 'full.spec.ts', 'captions.spec.ts'];

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
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'headless-shell',
      testIgnore: ofBrowser,
      use: launching('chromium-headless-shell', [
        // It has no prompt: camera and microphone are given to whoever asks.
        '--use-fake-ui-for-media-stream',
      ]),
    },
    { name: 'browser', testMatch: ofBrowser, use: launching('chromium', []) },
  ],
});

function launching(program: Program, args: string[]) {
  const launchOptions = {
    executablePath: requireProgram(program),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream=fps=5',
      // Calls then need no interface but the loopback.
      '--allow-loopback-in-peer-connection',
      ...args,
    ],
  };
  return { launchOptions };
}
