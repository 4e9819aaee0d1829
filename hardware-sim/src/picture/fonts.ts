import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** The bundled Chinese face: paper and boards look the same on every machine, also on one without fonts. */
const family = 'Hall Noto Sans SC';
let registered = false;

/** A CSS font of the bundled face, in pixels. */
export function hallFont(pixels: number): string {
  if (!registered) {
    registered = true;
    registerFace();
  }
  return `${pixels}px "${family}"`;
}

/** The package cuts the face into a hundred subsets; together under one name they are the whole of it. */
function registerFace(): void {
  const stylesheet = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/400.css');
  const folder = join(dirname(stylesheet), 'files');
  for (const file of readdirSync(folder)) {
    if (file.endsWith('-400-normal.woff2')) GlobalFonts.registerFromPath(join(folder, file), family);
  }
}
