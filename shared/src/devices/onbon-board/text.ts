/** Colours an in-text escape can name: position + 1 is its digit. */
export const colours = ['red', 'green', 'yellow'] as const;
export type Colour = (typeof colours)[number];

/** Faces and pixel heights of the card's character library, in the order of their digits. */
export const faces = ['song', 'kai', 'hei', 'fangsong'] as const;
export const sizes = [16, 24, 32] as const;

/** A font of the card. */
export interface Font {
  readonly face: (typeof faces)[number];
  readonly size: (typeof sizes)[number];
}

/** A stretch of text. Null leaves colour or font as the run before left it (red, song 16 at the beginning). `\n` breaks the line. */
export interface Run {
  readonly text: string;
  readonly colour: Colour | null;
  readonly font: Font | null;
}
