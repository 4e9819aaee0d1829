import type { Model } from './model.ts';

/** The plain serial reader after GA 467, as most makers sell it. */
export const sdt: Model = {
  id: 'sdt',
  name: 'SDT reader, GA 467 (115200 baud)',
  baud: 115_200,
  newAddressBytes: 70,
  longForeignName: true,
  findsOnce: false,
  findIntervalMs: 300,
};
