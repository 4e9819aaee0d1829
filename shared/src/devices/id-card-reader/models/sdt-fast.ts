import type { Model } from './model.ts';
import { sdt } from './sdt.ts';

/** Built-in modules whose serial side runs at twice the usual speed. */
export const sdtFast: Model = {
  ...sdt,
  id: 'sdt-fast',
  name: 'SDT built-in module (230400 baud)',
  baud: 230_400,
};
