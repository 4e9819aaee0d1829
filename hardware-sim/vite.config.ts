import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { woff2Only } from '@jiaohao/shared/web/woff2-only';

/** Builds the bench page into `dist/web`, from where the simulator serves it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [woff2Only, preact()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // The content security policy allows no inlined fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
