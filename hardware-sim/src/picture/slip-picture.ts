import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap, Cell, Printed, Slip } from '../devices/printer/paper.ts';
import { qrMatrix } from '../devices/printer/qr.ts';
import { hallFont } from './fonts.ts';

/** Paper width around the printable part, and paper before and after the print, in dots. */
const margin = { 58: 40, 80: 32 } as const;
const edge = 24;
const paperColour = '#fdfcf7';
const ink = '#1c1c1e';
/** Of a character's height, from the top. */
const baseline = 0.88;

/** The picture of a slip (PNG), one pixel a printer dot. */
export function slipPicture(
  slip: Slip,
  printable: { readonly dots: number; readonly paperWidthMm: 58 | 80 },
): Buffer {
  const side = margin[printable.paperWidthMm];
  const length = slip.printed.reduce((sum, { advance }) => sum + advance, 0);
  const canvas = createCanvas(printable.dots + 2 * side, length + 2 * edge);
  const context = canvas.getContext('2d');
  context.fillStyle = paperColour;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = ink;
  context.translate(side, edge);
  for (const printed of slip.printed) {
    draw(context, printed);
    context.translate(0, printed.advance);
  }
  return canvas.toBuffer('image/png');
}

function draw(context: SKRSContext2D, printed: Printed): void {
  switch (printed.kind) {
    case 'line':
      drawLine(context, printed.cells);
      return;
    case 'qr':
      drawQr(context, printed);
      return;
    case 'bitmap':
      drawBitmap(context, printed.bitmap, printed.x, 0);
      return;
    case 'barcode':
      context.font = hallFont(24);
      context.textAlign = 'left';
      context.fillText(printed.data, printed.x, 30);
      return;
    case 'feed':
  }
}

function drawLine(context: SKRSContext2D, cells: readonly Cell[]): void {
  const bottom = Math.max(0, ...cells.map(({ height }) => height));
  for (const cell of cells) {
    if (cell.kind === 'picture') drawBitmap(context, cell.bitmap, cell.x, bottom - cell.height);
    else drawGlyph(context, cell, bottom - cell.height);
  }
}

function drawGlyph(context: SKRSContext2D, cell: Extract<Cell, { kind: 'glyph' }>, top: number): void {
  const { style, width, height } = cell;
  const narrow = (cell.text.codePointAt(0) ?? 0) < 0x80;
  const natural = narrow ? height / 2 : height;
  context.save();
  context.translate(cell.x, top);
  if (style.invert) {
    context.fillRect(0, 0, width, height);
    context.fillStyle = paperColour;
  }
  if (style.underline) context.fillRect(0, height - 2, width, 2);
  context.scale(width / natural, 1);
  context.font = hallFont(height);
  context.textAlign = 'center';
  // A printer's letters all fit their cell; wide ones of this face are squeezed into it.
  const stroke = style.bold ? natural / 16 : 0;
  const room = natural - stroke;
  context.fillText(cell.text, room / 2, height * baseline, room);
  if (style.bold) context.fillText(cell.text, room / 2 + stroke, height * baseline, room);
  context.restore();
}

function drawBitmap(context: SKRSContext2D, { width, dots }: Bitmap, left: number, top: number): void {
  dots.forEach((black, i) => {
    if (black === 1) context.fillRect(left + (i % width), top + Math.floor(i / width), 1, 1);
  });
}

function drawQr(context: SKRSContext2D, qr: Extract<Printed, { kind: 'qr' }>): void {
  const matrix = qrMatrix(qr.data, qr.level);
  matrix?.modules.forEach((black, i) => {
    const x = qr.x + (i % matrix.size) * qr.module;
    const y = Math.floor(i / matrix.size) * qr.module;
    if (black === 1) context.fillRect(x, y, qr.module, qr.module);
  });
}
