import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** Rooms of ours run nothing when they are imported: what a page does not use of them stays out of it. */
const OURS = /\/libs\/(kernel|ui|ui-charts|ui-map|api-client)\/.*\.tsx?$/;
/** What the script that begins needs comes with it, and before everything else. */
const BEGIN = /\/(src\/begin|api-client\/src\/(session|problem|early))\.ts$/;

/** The letters of English and French: wanted with the first word that is drawn. */
const LETTERS = /inter-latin-wght-normal.*\.woff2$/;

/** The page names what is wanted first before everything else: the script that begins, which waits for no other, and the letters. */
const firstThings = {
  name: 'first-things',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const files = Object.values(bundle);
      const begin = files.find(({ name, isEntry }) => isEntry && name === 'begin');
      const letters = files.find(({ fileName }) => LETTERS.test(fileName));
      if (!begin || !letters) return [];
      const script = { type: 'module', async: true, crossorigin: true, src: `/${begin.fileName}` };
      const font = { type: 'font/woff2', as: 'font', crossorigin: true, href: `/${letters.fileName}` };
      return [
        { tag: 'script', attrs: script },
        { tag: 'link', attrs: { rel: 'preload', ...font } },
      ];
    },
  },
};

/**
 * Most of the frame runs at once: the browser compiles it while it arrives, and not function by function on the page's own
 * thread. It looks for this in the first line only.
 */
const compiledAtOnce = {
  name: 'compiled-at-once',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.isEntry && file.name === 'index') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
};

export default defineConfig({
  root: here('.'),
  plugins: [react(), tailwindcss(), firstThings, compiledAtOnce],
  build: {
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    // A stylesheet or font inside a script would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    rollupOptions: {
      input: { index: here('index.html'), begin: here('src/begin.ts') },
      treeshake: { moduleSideEffects: [{ test: OURS, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'session', test: BEGIN, priority: 3 },
            { name: 'frame', tags: ['$initial'], priority: 2 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: api },
      '/socket.io': { target: api, ws: true },
    },
  },
});
