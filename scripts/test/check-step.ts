import { runTool } from '../run-tool.ts';
import type { Step } from './step.ts';

/** A tool that says yes or no: counted as one test. */
export function checkStep(name: string, tool: string, args: string[]): Step {
  return {
    name,
    async run() {
      const { code, output } = await runTool(tool, args);
      return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
    },
  };
}
