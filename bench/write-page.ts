import { writeFile } from 'node:fs/promises';
import { report } from './report.ts';
import type { Result } from './result.ts';

const page = new URL('../docs/performance.md', import.meta.url);

/** Writes docs/performance.md: the last results, with what produced them. */
export async function writePage(results: Result[], machine: string, rounds: number): Promise<void> {
  await writeFile(page, pageOf(results, { machine, rounds, date: new Date() }));
}

export function pageOf(results: Result[], run: { machine: string; rounds: number; date: Date }): string {
  return `# Performance

Measured on ${run.date.toISOString().slice(0, 10)} by \`npm run bench -- --write\`, which writes this page anew: ${run.machine}; ${run.rounds} rounds.

${report(results)}

## How to read it

- **The measure is CPU, not time.** All servers of a system (its nodes and its Redis) share one core, the load has another; a price is the CPU that
  those servers have used for one unit of work, so a ratio of prices is a ratio of what a core carries. Microseconds are this machine's; ratios
  hold on others.
- **The floor** is bare Socket.IO where no other is named: one process, default options, nothing checked, nothing kept. Floor and ours take turns,
  slice by slice, in the same run. Ours is what ships, by its public entry and protocol: messages are validated, deduplicated, stored in Redis and
  acknowledged, metrics and logs are on. Only limits are lifted, by their settings: \`RATE_LIMIT_FACTOR=0\`, \`MAX_CONNECTIONS_PER_USER=0\`,
  \`MAX_CONNECTIONS_PER_IP=0\`, \`MAX_HANDSHAKES_PER_SECOND=0\`; and \`RECENT_PARTNER_MINUTES=0\` lets two people meet again at once.
- **Latency** is from sending to hearing. Where people write as fast as they are answered, it is that of a full core; P5 and the floors' table
  give it at 2,000 messages a second.
- **Losses fail a case**: every message carries its number, and one that is lost, doubled, out of order, refused or not acknowledged leaves no figure.
- **Noise**: rounds in which others used more than 0.3 of a core do not count; who loses a third of the rounds is inconclusive. From run to
  run, ratios of messages differ by about 12 %, fan-out by 8 %, matches by 4 %, memory by 1 %.
`;
}
