import type { onbonBoard, stripBoard } from '@jiaohao/shared';

/** Colours the boards of the hall know. */
export const colours = ['red', 'green', 'yellow'] as const;
export type Colour = (typeof colours)[number];

/** One size of type on a board and how much of it fits. */
interface TypeSize {
  /** Height of a character, pixels. */
  readonly pixels: number;
  /** Half (ASCII) characters in a line; a Chinese character takes two. */
  readonly columns: number;
  readonly lines: number;
}

/** What planning has to know of a board, whatever its protocol. */
export interface BoardProfile {
  readonly colours: readonly Colour[];
  /** Largest first; at least one. */
  readonly sizes: readonly TypeSize[];
  /** How a text is shown anew: it rolls in, or the board goes dark and lights again. */
  readonly anew: 'roll-in' | 'blink';
  /** Whether a text too long for every size can run through. */
  readonly scrolls: boolean;
}

/** Heights of the card's own fonts. */
const onbonFonts = [32, 24, 16] as const;

/** What planning has to know of an Onbon board. */
export function onbonProfile(model: onbonBoard.Model): BoardProfile {
  return {
    colours: model.colours,
    sizes: onbonFonts
      .filter((pixels) => pixels <= model.height)
      .map((pixels) => ({
        pixels,
        columns: Math.floor(model.width / (pixels / 2)),
        lines: Math.floor(model.height / pixels),
      })),
    anew: 'roll-in',
    scrolls: true,
  };
}

/** What planning has to know of a strip screen. */
export function stripProfile(model: stripBoard.Model): BoardProfile {
  // Each character costs its own bytes and one for its colour.
  const columns = Math.min(model.columns, Math.floor(model.dataBytes / 2));
  return {
    colours: model.colours,
    sizes: [{ pixels: model.characterPixels, columns, lines: 1 }],
    anew: 'blink',
    scrolls: false,
  };
}
