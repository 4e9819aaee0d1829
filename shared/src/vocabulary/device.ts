/** The kinds of device a hall has. */
export const deviceKinds = [
  'printer',
  'card-reader',
  'keypad',
  'evaluator',
  'board',
  'counter-bus',
  'speaker',
] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/**
 * What can be wrong with a device, in the few words the rest of the system knows. A protocol's `faults.ts` turns raw
 * status bits into these; nobody else looks at bits. `flapping`: it comes and goes, and is not relied on until it stays.
 */
export const deviceFaults = [
  'paper-near-end',
  'paper-out',
  'cover-open',
  'cutter',
  'mechanical',
  'too-hot',
  'unrecoverable',
  'offline',
  'not-authorised',
  'self-test-failed',
  'refuses-commands',
  'cable-noise',
  'silent',
  'unplugged',
  'flapping',
] as const;
export type DeviceFault = (typeof deviceFaults)[number];
