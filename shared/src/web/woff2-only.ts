import type { Plugin } from 'vite';

/** For Vite: every browser in use reads woff2; the older woff copies would double the build. */
export const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform(code, id) {
    if (!/@fontsource.*\.css$/.test(id)) return null;
    return code.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, '');
  },
};
