import { join } from 'node:path';
import { runTool } from '../run-tool.ts';
import { readReport } from './read-report.ts';
import type { Step } from './step.ts';

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/** The journeys of e2e/ in a real browser. */
export const playwrightStep: Step = {
  name: 'e2e',
  needs: 'build',
  run: () =>
    readReport<PlaywrightReport>(
      async (folder) => {
        const path = join(folder, 'playwright.json');
        const run = await runTool('playwright', ['test', '--reporter=line,json'], {
          PLAYWRIGHT_JSON_OUTPUT_FILE: path,
        });
        return { path, run };
      },
      ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
    ),
};
