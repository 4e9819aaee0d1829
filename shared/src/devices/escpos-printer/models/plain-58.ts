import { epsonAutomaticBits, epsonRealTimeBits } from '../status-bits.ts';
import type { Model } from './model.ts';
import { kiosk80 } from './kiosk-80.ts';

/**
 * Cheap 58 mm printers without a cutter. They report an open cover as a cutter error and leave the cover bits unused,
 * so that bit is read as the cover here.
 */
export const plain58: Model = {
  ...kiosk80,
  id: 'plain-58',
  name: 'ESC/POS printer, 58 mm, no cutter',
  baud: 9600,
  paperWidthMm: 58,
  dots: 384,
  columns: 32,
  cutter: 'none',
  realTimeBits: {
    ...epsonRealTimeBits,
    2: { ...epsonRealTimeBits[2], error: 0 },
    3: { ...epsonRealTimeBits[3], cutter: 0 },
  },
  automaticBits: {
    ...epsonAutomaticBits,
    first: { ...epsonAutomaticBits.first, coverOpen: 0 },
    second: { ...epsonAutomaticBits.second, cutter: 0 },
  },
};
