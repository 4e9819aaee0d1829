import type { ViewOf } from '../views.ts';
import type { Device } from './device.ts';

/** A LED board over a window, whatever its make. */
export interface Board extends Device {
  readonly kind: 'board';
  /** What a person can read on it; empty while it is dark. */
  readonly text: string;
  view(): ViewOf<'board'>;
}
