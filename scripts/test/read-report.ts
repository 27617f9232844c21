import { readFile } from 'node:fs/promises';
import { temporaryFolder } from '../../ops/local/temporary-folder.ts';
import type { ToolRun } from '../run-tool.ts';
import type { StepResult } from './step.ts';

/** Runs a tool that writes a JSON report into a folder, and counts what the report says. */
export async function readReport<Report>(
  runInto: (folder: string) => Promise<{ path: string; run: ToolRun }>,
  count: (report: Report) => { passed: number; failed: number },
): Promise<StepResult> {
  const folder = await temporaryFolder();
  try {
    const { path, run } = await runInto(folder.path);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const { passed, failed } = text === undefined ? { passed: 0, failed: 0 } : count(JSON.parse(text));
    // A file that cannot be loaded, or an error outside of any test, fails no test but the run.
    return { passed, failed: run.code === 0 ? failed : Math.max(1, failed), output: run.output };
  } finally {
    await folder.remove();
  }
}
