import { preact } from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Every browser in use reads woff2; the older woff copies would double the build. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform(code, id) {
    if (!/@fontsource.*\.css$/.test(id)) return null;
    return code.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, '');
  },
};

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
