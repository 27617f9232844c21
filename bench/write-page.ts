import { writeFile } from 'node:fs/promises';
import type { Result } from './case.ts';
import { tableOf } from './report.ts';

const page = new URL('../docs/performance.md', import.meta.url);

/** Writes docs/performance.md: the last results, with what produced them. */
export async function writePage(results: Result[], shape: string, rounds: number): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const text = `# Performance

Ratios of Aleatoria to bare Socket.IO (one process, nothing stored, default options), measured in turns in one run: all servers on
one core, the load on another. A price is the CPU of all server processes, nodes and Redis, so a ratio is what a core carries.
Messages are validated, deduplicated, stored and acknowledged; only the rate limits are lifted, by \`RATE_LIMIT_FACTOR=0\`.

${tableOf(results)}

${shape}; ${rounds} rounds; ${today}. Run it yourself: \`npm run bench\`, or \`npm run bench -- --write\` to write this page anew.
`;
  await writeFile(page, text);
}
