import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { appHtml } from './client/build/app-html.ts';
import { budget } from './client/build/budget.ts';
import { prerender } from './client/build/prerender.ts';

const node = { target: `http://localhost:${process.env.PORT ?? 3000}`, changeOrigin: false };

export default defineConfig({
  root: 'client',
  plugins: [
    preact({ devToolsEnabled: false }),
    prerender({ entry: 'client/landing/prerendered.tsx', slot: '<!--landing-->' }),
    appHtml(),
    budget({ landing: 20, text: 60, call: 95, room: 85, styles: 14 }),
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    proxy: {
      '/socket.io': { ...node, ws: true },
      '/lobby': node,
      '/health': node,
      '/ws/health': node,
    },
  },
});
