import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** Builds the touch page into `dist/web`, from where the agent serves it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // The content security policy allows no inlined fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
