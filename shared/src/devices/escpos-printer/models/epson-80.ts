import { epsonAutomaticBits, epsonRealTimeBits } from '../status-bits.ts';
import type { Model } from './model.ts';

/** Epson TM class, simplified Chinese font: the manual's own printer. */
export const epson80: Model = {
  id: 'epson-80',
  name: 'Epson TM-T82 class, 80 mm, Chinese',
  baud: 38_400,
  paperWidthMm: 80,
  dots: 576,
  columns: 48,
  cutter: 'full-and-partial',
  chinese: { onAtStart: true, fourByte: true },
  codePage: 0,
  recovery: { recover: true, clearBuffer: true },
  automaticStatus: { answeredOffline: true, survivesInitialise: true },
  coverSetsCutterBit: false,
  realTimeBits: epsonRealTimeBits,
  automaticBits: epsonAutomaticBits,
};
