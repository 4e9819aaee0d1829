import type { BitTable } from '../../codec/bits.ts';

/** Everything a status bit can say. */
export type StatusName =
  | 'drawerPin'
  | 'offline'
  | 'waitingForRecovery'
  | 'feedKey'
  | 'coverOpen'
  | 'fedByButton'
  | 'stoppedByPaperEnd'
  | 'error'
  | 'mechanical'
  | 'cutter'
  | 'unrecoverable'
  /** An error that passes by itself: the print head is too hot. */
  | 'recoverable'
  | 'nearEnd'
  | 'end';

type StatusBits = BitTable<StatusName>;

/** Which of the four real-time answers: 1 printer, 2 cause of offline, 3 error, 4 paper. */
export type StatusRequest = 1 | 2 | 3 | 4;

export type RealTimeStatusBits = Readonly<Record<StatusRequest, StatusBits>>;
/** Bytes 1 to 3; byte 4 means nothing. */
export type AutomaticStatusBits = readonly [StatusBits, StatusBits, StatusBits];

/** Real-time status as Epson's manual has it (DLE EOT). */
export const epsonRealTimeBits: RealTimeStatusBits = {
  1: { drawerPin: 0x04, offline: 0x08, waitingForRecovery: 0x20, feedKey: 0x40 },
  2: { coverOpen: 0x04, fedByButton: 0x08, stoppedByPaperEnd: 0x20, error: 0x40 },
  3: { mechanical: 0x04, cutter: 0x08, unrecoverable: 0x20, recoverable: 0x40 },
  4: { nearEnd: 0x0c, end: 0x60 },
};

/** Automatic status as Epson's manual has it (GS a). */
export const epsonAutomaticBits: AutomaticStatusBits = [
  { drawerPin: 0x04, offline: 0x08, coverOpen: 0x20, feedKey: 0x40 },
  { mechanical: 0x04, cutter: 0x08, unrecoverable: 0x20, recoverable: 0x40 },
  { nearEnd: 0x03, end: 0x0c },
];

/** Answer about sensor 1 (GS r), the same everywhere. */
export const sensorBits: StatusBits = { nearEnd: 0x03, end: 0x0c };
