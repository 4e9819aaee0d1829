import type { DotsView } from '../views.ts';
import type { Glyph } from './glyphs.ts';

/** Colours of two-colour modules: red and green light together is yellow. */
export type LightColour = 'red' | 'green' | 'yellow';

const signs: Readonly<Record<LightColour, string>> = { red: 'r', green: 'g', yellow: 'y' };
const dark = '.';

/** The face of a board, light by light. */
export interface DotMatrix {
  readonly width: number;
  readonly height: number;
  /** Lights a glyph with its upper left corner at x, y; what falls outside is cut off. */
  light(glyph: Glyph, x: number, y: number, colour: LightColour, within?: Box): void;
  view(): DotsView;
}

/** A rectangle in dots. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Builds a dark face. */
export function createDotMatrix(width: number, height: number): DotMatrix {
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => dark));
  const whole: Box = { x: 0, y: 0, width, height };
  return {
    width,
    height,
    light(glyph, left, top, colour, within = whole) {
      glyph.dots.forEach((lit, i) => {
        const x = left + (i % glyph.width);
        const y = top + Math.floor(i / glyph.width);
        const row = rows[y];
        if (lit === 1 && row !== undefined && inside(x, y, within) && x < width) row[x] = signs[colour];
      });
    },
    view: () => ({ width, height, rows: rows.map((row) => row.join('')) }),
  };
}

const inside = (x: number, y: number, box: Box): boolean =>
  x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
