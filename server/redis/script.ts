import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A Lua script as Redis knows it. */
export interface Script {
  source: string;
  sha1: string;
}

/** Reads the files that make one script, in order: what several scripts share comes first. */
export function readScript(...files: URL[]): Script {
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return { source, sha1: createHash('sha1').update(source).digest('hex') };
}
