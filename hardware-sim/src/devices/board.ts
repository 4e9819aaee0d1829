import type { ViewOf } from '../views.ts';
import type { Device } from './device.ts';

/** A LED board over a window, whatever its make. */
export interface Board extends Device {
  readonly kind: 'board';
  view(): ViewOf<'board'>;
}
