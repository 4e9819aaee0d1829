import { preact } from '@preact/preset-vite';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { woff2Only } from '@jiaohao/shared/web/woff2-only';

const root = join(import.meta.dirname, 'src/web');

/** One page for each folder that has an index.html. */
const pages = readdirSync(root)
  .map((name) => join(root, name, 'index.html'))
  .filter((file) => existsSync(file));

/** Builds the hub's pages into `dist/web`, from where the hub serves them: vite build server/src/web --config server/vite.config.ts */
export default defineConfig({
  root,
  plugins: [woff2Only, preact()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The content security policy allows no inlined fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages },
  },
});
