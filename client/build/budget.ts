import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Kilobytes (1000 bytes) after gzip that each part of the page may weigh, together with what loads before it. */
export interface Budget {
  landing: number;
  text: number;
  call: number;
  room: number;
  styles: number;
}

type Chunk = Rolldown.OutputChunk;

/** Fails the build when a part of the page outgrows its budget, and prints one line with the figures. */
export function budget(most: Budget): Plugin {
  return {
    name: 'aleatoria:budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const weights = weigh(bundle);
        const parts = Object.keys(most) as (keyof Budget)[];
        const over = parts.filter((part) => weights[part] > most[part]);
        const figures = parts.map((part) => `${part} ${weights[part].toFixed(1)}/${most[part]}`).join(', ');
        if (over.length > 0) this.error(`Over budget (${over.join(', ')}), kB gzipped: ${figures}`);
        this.info(`kB gzipped of budget: ${figures}`);
      },
    },
  };
}

function weigh(bundle: Rolldown.OutputBundle): Budget {
  const files = Object.values(bundle);
  const chunks = files.filter((file) => file.type === 'chunk');
  const styles = files
    .filter((file) => file.fileName.endsWith('.css'))
    .map((file) => ('source' in file ? kilobytes(file.source) : 0));
  const entry = chunks.filter((chunk) => chunk.isEntry);
  const app = chunks.filter((chunk) => holds(chunk, '/app/app.tsx'));
  const calls = chunks.filter((chunk) => holds(chunk, '/calls/calls.ts'));
  const places = chunks.filter((chunk) => holds(chunk, '/rooms/open-places.tsx'));
  const landing = withImports(entry, bundle);
  const text = withImports([...entry, ...app], bundle);
  const call = withImports([...entry, ...app, ...calls], bundle);
  const room = withImports([...entry, ...app, ...places], bundle);
  return {
    landing: sum(landing),
    text: sum(text),
    call: sum(call),
    room: sum(room),
    styles: styles.reduce((a, b) => a + b, 0),
  };
}

const holds = (chunk: Chunk, module: string) => chunk.moduleIds.some((id) => id.endsWith(`/client${module}`));

function withImports(chunks: Chunk[], bundle: Rolldown.OutputBundle, seen = new Set<Chunk>()): Set<Chunk> {
  for (const chunk of chunks) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    const imported = chunk.imports.map((name) => bundle[name]).filter((file) => file?.type === 'chunk');
    withImports(imported, bundle, seen);
  }
  return seen;
}

const sum = (chunks: Set<Chunk>) => [...chunks].reduce((total, chunk) => total + kilobytes(chunk.code), 0);
const kilobytes = (content: string | Uint8Array) => gzipSync(content).length / 1000;
