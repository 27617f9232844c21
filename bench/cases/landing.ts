import { get } from 'node:http';
import { newCase } from '../case.ts';
import { urlOf } from '../enter.ts';
import { ours } from '../recipe.ts';

/** What the landing page takes on its way, as a node sends it: HTML, and the styles and scripts that it names. */
export const landing = newCase({
  name: 'P18',
  mostRounds: 1,
  figures: [
    { name: 'P18', title: 'landing: HTML, CSS and JS, gzipped', goal: 45, better: 'lower', unit: 'kB' },
  ],
  systems: { ours: ours(1) },
  async open({ ours }, { build }) {
    await build();
    return {
      async measure() {
        const page = urlOf(ours, 0);
        const html = await (await fetch(page)).text();
        const styles = await weighAll(page, html, /<link[^>]*rel="stylesheet"[^>]*>/g);
        const scripts = await weighAll(
          page,
          html,
          /<script[^>]*src=[^>]*>|<link[^>]*rel="modulepreload"[^>]*>/g,
        );
        const itself = await weigh(page);
        const further = { 'HTML, kB': itself, 'CSS, kB': styles, 'JS, kB': scripts };
        return { ratios: { P18: itself + styles + scripts }, further };
      },
    };
  },
});

async function weighAll(page: string, html: string, tags: RegExp): Promise<number> {
  const paths = html.match(tags)?.map((tag) => tag.match(/(?:src|href)="([^"]+)"/)?.[1] ?? '') ?? [];
  if (paths.length === 0) throw new Error(`The page names nothing of ${tags}.`);
  const weights = await Promise.all(paths.map((path) => weigh(new URL(path, page).href)));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Kilobytes (1000 bytes) of a body as it travels. */
function weigh(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'Accept-Encoding': 'gzip' } }, async (response) => {
      let bytes = 0;
      for await (const chunk of response) bytes += chunk.length;
      if (response.statusCode === 200) resolve(bytes / 1000);
      else reject(new Error(`${url} was answered with ${response.statusCode}.`));
    });
    request.on('error', reject);
  });
}
