import type { escposPrinter } from '@jiaohao/shared';
import type { Bitmap } from './paper.ts';

type Raster = Extract<escposPrinter.ToDevice, { kind: 'raster' }>;
type Columns = Extract<escposPrinter.ToDevice, { kind: 'columnImage' }>;

/** Builds a bitmap by asking for every dot. */
function bitmap(width: number, height: number, isBlack: (x: number, y: number) => boolean): Bitmap {
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) dots[y * width + x] = isBlack(x, y) ? 1 : 0;
  }
  return { width, height, dots };
}

const bitOf = (byte: number | undefined, fromLeft: number): boolean =>
  (((byte ?? 0) >> (7 - fromLeft)) & 1) === 1;

/** A picture sent in rows (GS v 0). */
export function rasterBitmap({ scale, widthBytes, height, data }: Raster): Bitmap {
  const wide = scale === 'double-width' || scale === 'quadruple' ? 2 : 1;
  const high = scale === 'double-height' || scale === 'quadruple' ? 2 : 1;
  return bitmap(widthBytes * 8 * wide, height * high, (x, y) => {
    const [column, row] = [Math.floor(x / wide), Math.floor(y / high)];
    return bitOf(data[row * widthBytes + (column >> 3)], column & 7);
  });
}

/** A strip sent in columns (ESC *): 8 or 24 dots high, at half or full width. */
export function columnBitmap({ mode, columns, data }: Columns): Bitmap {
  const tall = mode === 32 || mode === 33;
  const wide = mode === 0 || mode === 32 ? 2 : 1;
  const [bytes, high] = tall ? [3, 1] : [1, 3];
  return bitmap(columns * wide, 24, (x, y) => {
    const [column, row] = [Math.floor(x / wide), Math.floor(y / high)];
    return bitOf(data[column * bytes + (row >> 3)], row & 7);
  });
}
