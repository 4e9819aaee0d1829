import { epson80 } from './epson-80.ts';
import { kiosk80 } from './kiosk-80.ts';
import type { Model } from './model.ts';
import { plain58 } from './plain-58.ts';

export type { Model } from './model.ts';

/** Every known printer model, by id. */
export const models: ReadonlyMap<string, Model> = new Map(
  [epson80, kiosk80, plain58].map((model) => [model.id, model]),
);
