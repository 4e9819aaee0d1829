import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

let families: string | null = null;

/** A CSS font of the bundled Chinese face, in pixels: paper and boards look the same on every machine, also on one without fonts. */
export function hallFont(pixels: number): string {
  families ??= registerFace();
  return `${pixels}px ${families}`;
}

/**
 * The package cuts the face into a hundred subsets. Each gets a name of its own and the list of all of them is the whole
 * face: under one shared name, some versions of the canvas look into the first subset only and draw boxes for the rest.
 */
function registerFace(): string {
  const stylesheet = createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/400.css');
  const folder = join(dirname(stylesheet), 'files');
  const subsets = readdirSync(folder).filter((file) => file.endsWith('-400-normal.woff2'));
  const named = subsets.map((file, i) => ({ file, name: `Hall Noto Sans SC ${i}` }));
  for (const { file, name } of named) GlobalFonts.registerFromPath(join(folder, file), name);
  return named.map(({ name }) => `"${name}"`).join(', ');
}
