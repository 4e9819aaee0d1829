import type { Model } from './model.ts';
import { epson80 } from './epson-80.ts';

/** The 80 mm kiosk printers most halls buy: ESC/POS with a GBK font, a partial cutter, no way to clear the buffers. */
export const kiosk80: Model = {
  ...epson80,
  id: 'kiosk-80',
  name: 'ESC/POS kiosk printer, 80 mm, GBK',
  baud: 115_200,
  cutter: 'partial',
  chinese: { onAtStart: false, fourByte: false },
  recovery: { recover: false, clearBuffer: false },
  automaticStatus: { answeredOffline: false, survivesInitialise: false },
  coverSetsCutterBit: true,
};
