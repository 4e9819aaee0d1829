/** CMD bytes. */
export const commands = { show: 0xa5, testAddress: 0xa1 } as const;

/** The byte behind each character is the position of its colour. */
export const colours = ['red', 'green', 'yellow'] as const;
export type Colour = (typeof colours)[number];

/** A stretch of one colour. */
export interface Run {
  readonly text: string;
  readonly colour: Colour;
}

/** What the host sends. */
export type ToDevice =
  /** Replaces what the strip shows. Neighbouring runs of one colour read back as one. */
  | { readonly kind: 'show'; readonly address: number; readonly text: readonly Run[] }
  /** Asks whether a strip has this address. */
  | { readonly kind: 'testAddress'; readonly address: number }
  /** A sound frame of a form this protocol does not have. */
  | {
      readonly kind: 'unexpected';
      readonly address: number;
      readonly command: number;
      readonly data: Uint8Array;
    };

/** What a strip answers: done. It has no word for no; silence is all one hears of a fault. */
export interface ToHost {
  readonly kind: 'ok';
  readonly address: number;
}
