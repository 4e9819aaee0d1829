import type { Model } from './model.ts';

/** BX-5K1 card behind a window board of two 16-pixel lines. */
export const bx5k: Model = {
  id: 'bx-5k',
  name: 'Onbon BX-5K character-library card, 192 × 32, two colours',
  baud: 57_600,
  tcpPort: 5005,
  width: 192,
  height: 32,
  colours: ['red', 'green', 'yellow'],
  deviceType: 0xfe,
  horizontalUnit: 'byte-columns',
  sendsParameterLength: true,
  bufferBytes: 1024,
  timeoutMs: 2000,
};
