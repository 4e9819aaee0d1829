/** How a character looks. */
interface Style {
  readonly bold: boolean;
  readonly underline: boolean;
  readonly invert: boolean;
}

/** One character, or a strip of picture, in its place on a line. All measures are in dots. */
export type Cell =
  | ({ readonly kind: 'glyph'; readonly text: string; readonly style: Style; readonly x: number } & Size)
  | ({ readonly kind: 'picture'; readonly bitmap: Bitmap; readonly x: number } & Size);

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Black and white dots, row by row; 1 is black. */
export interface Bitmap extends Size {
  readonly dots: Uint8Array;
}

/** What passed under the head, from top to bottom. `advance` is how far the paper moved for it. */
export type Printed = { readonly advance: number } & (
  | { readonly kind: 'line'; readonly cells: readonly Cell[] }
  | { readonly kind: 'feed' }
  | {
      readonly kind: 'qr';
      readonly data: Uint8Array;
      readonly level: 'L' | 'M' | 'Q' | 'H';
      readonly module: number;
      readonly x: number;
    }
  | { readonly kind: 'bitmap'; readonly bitmap: Bitmap; readonly x: number }
  | { readonly kind: 'barcode'; readonly data: string; readonly x: number }
);

/** A slip: everything between two cuts. */
export interface Slip {
  /** From 1, counted since the printer was switched on. */
  readonly number: number;
  readonly printed: readonly Printed[];
  /** Null while it hangs in the printer, and when it was torn off with the end of a roll. */
  readonly cut: 'full' | 'partial' | null;
}

const utf8 = new TextDecoder();

/** What a QR code says. */
const qrText = (data: Uint8Array): string => utf8.decode(data);

/** The readable lines of a slip; gaps become spaces, empty lines are kept out. */
export function textOf(printed: readonly Printed[]): string[] {
  return printed
    .map((part) => {
      if (part.kind === 'line') return lineText(part.cells);
      return part.kind === 'barcode' ? part.data : '';
    })
    .filter((line) => line !== '');
}

/** What the QR codes of a slip say. */
export const qrTexts = (printed: readonly Printed[]): string[] =>
  printed.flatMap((part) => (part.kind === 'qr' ? [qrText(part.data)] : []));

const columnDots = 12;

function lineText(cells: readonly Cell[]): string {
  let text = '';
  let end = 0;
  for (const cell of cells) {
    if (text !== '' && cell.x - end >= columnDots)
      text += ' '.repeat(Math.round((cell.x - end) / columnDots));
    text += cell.kind === 'glyph' ? cell.text : '▦';
    end = cell.x + cell.width;
  }
  return text.trim();
}
