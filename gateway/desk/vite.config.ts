import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const hub = process.env.HUB_URL ?? 'http://127.0.0.1:4000';
const behind = [
  '/auth',
  '/graphql',
  '/idp',
  '/progress',
  '/attachments',
  '/dev',
  '/live',
  '/events',
  '/desk/setting',
];

/** The page is built for the browsers of offices: Chrome 90 and what came after. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/desk/',
  build: {
    target: 'chrome90',
    outDir: fileURLToPath(new URL('../../dist/desk', import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
  server: { proxy: Object.fromEntries(behind.map((path) => [path, { target: hub, changeOrigin: true }])) },
});
