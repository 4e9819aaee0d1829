import type { Cell, Printed } from './paper.ts';

export type Align = 'left' | 'centre' | 'right';
/** A cell before it has its place. */
export type LooseCell = Cell extends infer C ? (C extends Cell ? Omit<C, 'x'> : never) : never;

/** The line in the making: cells are put down from the left until it is printed. */
export interface LineBuilder {
  readonly empty: boolean;
  /** Puts a cell at the cursor. False if it does not fit any more: print the line first. */
  put(cell: LooseCell, gapAfter: number): boolean;
  /** Moves the cursor to a place, or by a distance. */
  moveTo(x: number): void;
  readonly cursor: number;
  /** Prints the line: its cells aligned in the area, the paper moved on by at least `spacing`. */
  print(spacing: number): Printed;
}

/** Builds an empty line in an area of the paper; both are asked at the moment they count. */
export function createLineBuilder(
  area: () => { readonly left: number; readonly width: number; readonly align: Align },
): LineBuilder {
  let cells: Cell[] = [];
  let cursor = 0;
  const place = (cell: LooseCell, x: number): Cell => ({ ...cell, x });

  return {
    get empty() {
      return cells.length === 0;
    },
    get cursor() {
      return cursor;
    },
    put(cell, gapAfter) {
      if (cells.length > 0 && cursor + cell.width > area().width) return false;
      cells.push(place(cell, cursor));
      cursor += cell.width + gapAfter;
      return true;
    },
    moveTo(x) {
      cursor = Math.max(0, x);
    },
    print(spacing) {
      const last = cells.at(-1);
      const shift = shiftOf(area(), last === undefined ? 0 : last.x + last.width);
      const tallest = Math.max(0, ...cells.map(({ height }) => height));
      const printed: Printed = {
        kind: 'line',
        cells: cells.map((cell) => ({ ...cell, x: cell.x + shift })),
        advance: Math.max(spacing, tallest),
      };
      cells = [];
      cursor = 0;
      return printed;
    },
  };
}

/** How far something of that width moves to stand where it is aligned. */
export function shiftOf(
  { left, width, align }: { left: number; width: number; align: Align },
  own: number,
): number {
  const room = Math.max(0, width - own);
  return left + (align === 'left' ? 0 : Math.floor(align === 'centre' ? room / 2 : room));
}
