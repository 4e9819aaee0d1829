import type { escposPrinter } from '@jiaohao/shared';
import { columnBitmap, rasterBitmap } from './bitmaps.ts';
import { firstThatTakes, rulesOf } from '../behaviour.ts';
import { createLineBuilder, type LineBuilder, type LooseCell, shiftOf } from './line-builder.ts';
import { type Look, lookAfter, lookAtStart } from './look.ts';
import type { Printed } from './paper.ts';
import { qrMatrix } from './qr.ts';

type Command = escposPrinter.ToDevice;
type Text = Extract<Command, { kind: 'text' }>;

/** Turns commands into print. It knows the paper's width and nothing of its end. */
export interface Composer {
  /** What a command puts on paper, if anything. */
  take(command: Command): Printed[];
  /** Forgets the line in the making and every setting, as a printer that is switched off. */
  reset(): void;
}

/** Cells in font A, B or C. */
const cellWidths = { A: 12, B: 9, C: 9 } as const;
const cellHeights = { A: 24, B: 17, C: 17 } as const;
const chineseCell = 24;
const barcodeDots = 80;

interface Head {
  readonly model: escposPrinter.Model;
  readonly line: LineBuilder;
  look: Look;
  qrData: Uint8Array;
}

const areaOf = ({ model, look }: Head) => ({
  left: look.leftMargin,
  width: Math.min(look.areaWidth ?? model.dots, model.dots - look.leftMargin),
  align: look.align,
});

const endLine = ({ line, look }: Head): Printed[] => (line.empty ? [] : [line.print(look.lineSpacing)]);
const feed = (head: Head, advance: number): Printed[] => [...endLine(head), { kind: 'feed', advance }];

function put(head: Head, cell: LooseCell, gap: number): Printed[] {
  if (head.line.put(cell, gap)) return [];
  const full = endLine(head);
  head.line.put(cell, gap);
  return full;
}

function putText(head: Head, text: Text): Printed[] {
  const { line, look } = head;
  const chinese = text.bytes.length > 1;
  if (chinese && look.chineseGap.left > 0) line.moveTo(line.cursor + look.chineseGap.left);
  return put(head, glyphOf(text, look), chinese ? look.chineseGap.right : look.gap);
}

function tab({ line, look }: Head): Printed[] {
  const column = cellWidths[look.font];
  const next = look.tabs.find((stop) => stop * column > line.cursor);
  if (next !== undefined) line.moveTo(next * column);
  return [];
}

function move({ line }: Head, to: number): Printed[] {
  line.moveTo(to);
  return [];
}

function printQr(head: Head): Printed[] {
  const { qrModule: module, qrLevel: level } = head.look;
  const matrix = qrMatrix(head.qrData, level);
  if (matrix === null) return [];
  const size = matrix.size * module;
  const x = shiftOf(areaOf(head), size);
  return [...endLine(head), { kind: 'qr', data: head.qrData, level, module, x, advance: size }];
}

const rule = rulesOf<Head, Command, Printed[]>();

const rules = [
  rule('text', putText),
  rule('lineFeed', (head) => (head.line.empty ? feed(head, head.look.lineSpacing) : endLine(head))),
  rule('formFeed', endLine),
  rule('feedDots', (head, { dots }) => feed(head, dots)),
  rule('feedLines', (head, { lines }) => feed(head, lines * head.look.lineSpacing)),
  rule('horizontalTab', tab),
  rule('absolutePosition', (head, { dots }) => move(head, dots)),
  rule('relativePosition', (head, { dots }) => move(head, head.line.cursor + signed16(dots))),
  rule('columnImage', (head, command) => {
    const bitmap = columnBitmap(command);
    return put(head, { kind: 'picture', bitmap, width: bitmap.width, height: bitmap.height }, 0);
  }),
  rule('raster', (head, command) => {
    const bitmap = rasterBitmap(command);
    const x = shiftOf(areaOf(head), bitmap.width);
    return [...endLine(head), { kind: 'bitmap', bitmap, x, advance: bitmap.height }];
  }),
  rule('qrStore', (head, { data }) => {
    head.qrData = data;
    return [];
  }),
  rule('qrPrint', printQr),
  rule('barcode', (head, { data }) => {
    const x = shiftOf(areaOf(head), 0);
    return [
      ...endLine(head),
      { kind: 'barcode', data: new TextDecoder().decode(data), x, advance: barcodeDots },
    ];
  }),
  rule('cut', (head, cut) => (cut.feed === null ? endLine(head) : feed(head, cut.feed))),
];

/** Builds the head and platen of a printer. */
export function createComposer(model: escposPrinter.Model): Composer {
  const head: Head = {
    model,
    look: lookAtStart,
    qrData: new Uint8Array(0),
    line: createLineBuilder(() => areaOf(head)),
  };
  return {
    take(command) {
      head.look = lookAfter(head.look, command);
      return firstThatTakes(rules, head, command) ?? [];
    },
    reset() {
      head.line.print(0);
      head.look = lookAtStart;
      head.qrData = new Uint8Array(0);
    },
  };
}

const signed16 = (value: number): number => (value >= 0x80_00 ? value - 0x1_00_00 : value);

function glyphOf({ string, bytes }: Text, look: Look): LooseCell {
  const chinese = bytes.length > 1;
  const size = chinese ? chineseCell : cellWidths[look.font];
  const own = chinese ? look.chineseTimes : { width: 1, height: 1 };
  return {
    kind: 'glyph',
    text: string,
    width: size * Math.max(own.width, look.times.width),
    height: (chinese ? chineseCell : cellHeights[look.font]) * Math.max(own.height, look.times.height),
    style: {
      bold: look.bold,
      underline: chinese ? look.chineseUnderline : look.underline,
      invert: look.invert,
    },
  };
}
