import type { Plugin } from 'vite';

const landing = /(<div id="page">)[\s\S]*?(<\/div>\s*<script|<\/div>\s*<\/body>)/;

/** Emits `app.html`: the page without the landing in it, for every address but `/`, so that nothing flashes. */
export function appHtml(): Plugin {
  return {
    name: 'aleatoria:app-html',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('The build has no index.html.');
        const source = String(page.source).replace(landing, '$1$2');
        this.emitFile({ type: 'asset', fileName: 'app.html', source });
      },
    },
  };
}
