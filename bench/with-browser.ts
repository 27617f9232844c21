import { cpus } from 'node:os';
import { type Browser, chromium } from '@playwright/test';
import { requireProgram } from '../ops/local/require-program.ts';
import { loadCore, pin } from './cpu.ts';

/** Media that need no device, no permission and no interface but the loopback. */
const args = [
  '--disable-gpu',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
];

/** Runs something with a Chromium that may use all cores. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  pin(process.pid, `0-${cpus().length - 1}`);
  const browser = await chromium.launch({
    executablePath: requireProgram('chromium-headless-shell'),
    args,
    // Whoever stops the run has the systems ended in order first; the browser ends with the process.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
    pin(process.pid, loadCore);
  }
}
