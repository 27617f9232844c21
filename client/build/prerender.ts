import { type InlineConfig, type Plugin, runnerImport } from 'vite';

interface Prerendered {
  html: string;
}

/** Puts the HTML that `entry` exports into the built page, so that the landing is there before any script. */
export function prerender({ entry, slot }: { entry: string; slot: string }): Plugin {
  return {
    name: 'aleatoria:prerender',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      async handler(page) {
        const config = {
          configFile: false,
          logLevel: 'error',
          plugins: [withoutStyles],
        } satisfies InlineConfig;
        const { module } = await runnerImport<Prerendered>(entry, config);
        return page.replace(slot, module.html);
      },
    },
  };
}

const nothing = '\0nothing';

/** The runner cannot read style sheets, and the HTML does not need them. */
const withoutStyles: Plugin = {
  name: 'aleatoria:without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? nothing : undefined),
  load: (id) => (id === nothing ? '' : undefined),
};
