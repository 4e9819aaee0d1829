/**
 * Every name a status bit can have, and its mask in a printer that keeps to the manual. A mask of zero in a model's own
 * table means that the model leaves the bit unused or is not to be believed there.
 */
export const epsonRealTimeBits = {
  /** n = 1, printer */
  1: { drawerPin: 0x04, offline: 0x08, waitingForRecovery: 0x20, feedKey: 0x40 },
  /** n = 2, cause of offline */
  2: { coverOpen: 0x04, fedByButton: 0x08, stoppedByPaperEnd: 0x20, error: 0x40 },
  /** n = 3, error */
  3: { mechanical: 0x04, cutter: 0x08, unrecoverable: 0x20, recoverable: 0x40 },
  /** n = 4, paper */
  4: { nearEnd: 0x0c, end: 0x60 },
} as const;

/** Automatic status, bytes 1 to 3; byte 4 means nothing. */
export const epsonAutomaticBits = {
  first: { drawerPin: 0x04, offline: 0x08, coverOpen: 0x20, feedKey: 0x40 },
  second: { mechanical: 0x04, cutter: 0x08, unrecoverable: 0x20, recoverable: 0x40 },
  third: { nearEnd: 0x03, end: 0x0c },
} as const;

/** Answer to `requestSensor` 1. */
export const sensorBits = { nearEnd: 0x03, end: 0x0c } as const;

/** The four real-time answers. */
export type StatusRequest = keyof typeof epsonRealTimeBits;

type Masks<T> = { readonly [Part in keyof T]: { readonly [Name in keyof T[Part]]: number } };
export type RealTimeStatusBits = Masks<typeof epsonRealTimeBits>;
export type AutomaticStatusBits = Masks<typeof epsonAutomaticBits>;
