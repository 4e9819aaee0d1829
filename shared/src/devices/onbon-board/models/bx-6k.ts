import { bx5k } from './bx-5k.ts';
import type { Model } from './model.ts';

/** BX-6K card: the same protocol, measured in pixels throughout. */
export const bx6k: Model = {
  ...bx5k,
  id: 'bx-6k',
  name: 'Onbon BX-6K character-library card, 192 × 32, two colours',
  horizontalUnit: 'pixels',
};
