import type { Model } from './model.ts';

/** Strip of eight Chinese characters over a counter window. */
export const slzc8: Model = {
  id: 'slzc-8',
  name: 'SLZC strip screen, 8 Chinese characters, three colours',
  baud: 9600,
  columns: 16,
  characterPixels: 16,
  colours: ['red', 'green', 'yellow'],
  dataBytes: 254,
  answerSlack: 8,
  timeoutMs: 500,
};
