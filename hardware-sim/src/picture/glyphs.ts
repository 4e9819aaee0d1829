import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { hallFont } from './fonts.ts';

/** A character as a board lights it: dots, row by row; 1 is lit. */
export interface Glyph {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** How much of a dot the outline must cover to light it: less fattens strokes together, more breaks them. */
const coverage = 0.5;
const cache = new Map<string, Glyph>();
const keptGlyphs = 4000;

/** The glyph of a character of that height: ASCII half as wide as high, anything else square. */
export function glyph(character: string, height: number): Glyph {
  const key = `${height}${character}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = rasterise(character, height);
  if (cache.size >= keptGlyphs) cache.clear();
  cache.set(key, made);
  return made;
}

function rasterise(character: string, height: number): Glyph {
  const narrow = (character.codePointAt(0) ?? 0) < 0x80;
  const width = narrow ? height / 2 : height;
  const context = createCanvas(width, height).getContext('2d');
  draw(context, character, width, height, narrow);
  const { data } = context.getImageData(0, 0, width, height);
  const dots = new Uint8Array(width * height);
  for (let i = 0; i < dots.length; i += 1) dots[i] = (data[4 * i + 3] ?? 0) >= coverage * 255 ? 1 : 0;
  return { width, height, dots };
}

function draw(
  context: SKRSContext2D,
  character: string,
  width: number,
  height: number,
  narrow: boolean,
): void {
  context.fillStyle = '#fff';
  context.font = hallFont(height);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  context.fillText(character, width / 2, Math.round(height * 0.88), narrow ? width : height);
}
