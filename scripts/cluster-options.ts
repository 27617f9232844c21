import { parseArgs } from 'node:util';

export type ClusterOptions =
  | { kind: 'options'; nodes: number; port: number }
  | { kind: 'mistake'; message: string };

const mostNodes = 20;
const usage = `There are --nodes (1 to ${mostNodes}, default 3) and --port (1 to 65535, default 8080).`;

/** Reads the command line of `npm run cluster`. */
export function clusterOptions(args: string[]): ClusterOptions {
  const mistake = (what: string) => ({ kind: 'mistake', message: `${what} ${usage}` }) as const;
  const { values, positionals, tokens } = parseArgs({
    args,
    options: { nodes: { type: 'string', default: '3' }, port: { type: 'string', default: '8080' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const unknown = tokens.find((token) => token.kind === 'option' && !['nodes', 'port'].includes(token.name));
  if (unknown?.kind === 'option') return mistake(`${unknown.rawName} is not an option.`);
  if (positionals[0] !== undefined) return mistake(`"${positionals[0]}" is not an option.`);
  const nodes = wholeNumber(values.nodes, mostNodes);
  if (nodes === undefined) return mistake('--nodes is out of range.');
  const port = wholeNumber(values.port, 65_535);
  if (port === undefined) return mistake('--port is out of range.');
  return { kind: 'options', nodes, port };
}

function wholeNumber(value: unknown, most: number): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= most ? number : undefined;
}
