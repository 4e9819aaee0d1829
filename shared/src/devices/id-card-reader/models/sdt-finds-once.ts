import type { Model } from './model.ts';
import { sdt } from './sdt.ts';

/** Readers that report a lying card once only, and whose 2023 foreign cards keep bytes 220–241 reserved. */
export const sdtFindsOnce: Model = {
  ...sdt,
  id: 'sdt-finds-once',
  name: 'SDT reader that finds each card once (115200 baud)',
  longForeignName: false,
  findsOnce: true,
};
