import { epsonAutomaticBits, epsonRealTimeBits } from '../status-bits.ts';
import { kiosk80 } from './kiosk-80.ts';
import type { Model } from './model.ts';

const [, , paper] = epsonAutomaticBits;

/** Cheap 58 mm printers without a cutter: they report an open cover where others report the cutter, and nowhere else. */
export const plain58: Model = {
  ...kiosk80,
  id: 'plain-58',
  name: 'ESC/POS printer, 58 mm, no cutter',
  baud: 9600,
  paperWidthMm: 58,
  dots: 384,
  columns: 32,
  cutter: 'none',
  coverSetsCutterBit: false,
  realTimeBits: {
    ...epsonRealTimeBits,
    2: { fedByButton: 0x08, stoppedByPaperEnd: 0x20, error: 0x40 },
    3: { mechanical: 0x04, coverOpen: 0x08, unrecoverable: 0x20, recoverable: 0x40 },
  },
  automaticBits: [
    { drawerPin: 0x04, offline: 0x08, feedKey: 0x40 },
    { mechanical: 0x04, coverOpen: 0x08, unrecoverable: 0x20, recoverable: 0x40 },
    paper,
  ],
};
