import { runTool } from './run-tool.ts';

/** Builds the page into dist/; throws with what the build printed if it fails. */
export async function buildClient(): Promise<void> {
  const { code, output } = await runTool('vite', ['build']);
  if (code !== 0) throw new Error(`The page could not be built.\n${output}`);
}
