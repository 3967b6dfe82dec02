import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
/** Rooms of ours run nothing when they are imported: what a page does not use of them stays out of it. */
const OURS = /\/libs\/(ui|ui-charts|ui-map|api-client)\/.*\.tsx?$/;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2022',
    sourcemap: false,
    reportCompressedSize: false,
    // A stylesheet or font inside a script would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    rollupOptions: { treeshake: { moduleSideEffects: [{ test: OURS, sideEffects: false }] } },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: api },
      '/socket.io': { target: api, ws: true },
    },
  },
});
