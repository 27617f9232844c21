import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundToParent } from '../ops/local/bound-to-parent.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const tools = join(project, 'node_modules/.bin');

export interface ToolRun {
  /** 0 if it went well; null if a signal ended it. */
  code: number | null;
  output: string;
}

/** Runs a command of node_modules/.bin on this Node, and keeps what it prints. */
export async function runTool(
  tool: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<ToolRun> {
  const PATH = [dirname(process.execPath), tools, process.env.PATH].join(delimiter);
  const child = spawn(...boundToParent(join(tools, tool), args), {
    cwd: project,
    env: { ...process.env, NO_COLOR: '1', PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}
