import { join } from 'node:path';
import { runTool } from '../run-tool.ts';
import { readReport } from './read-report.ts';
import type { Step } from './step.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
}

/** One project of vitest.config.ts. */
export function vitestStep(project: string): Step {
  return {
    name: project,
    run: () =>
      readReport<VitestReport>(
        async (folder) => {
          const path = join(folder, 'vitest.json');
          const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${path}`];
          const run = await runTool('vitest', ['run', '--project', project, ...reporters]);
          return { path, run };
        },
        ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
      ),
  };
}
