import { keypad16 } from './keypad-16.ts';
import { keypad21 } from './keypad-21.ts';
import type { Model } from './model.ts';

export type { KeyRule, Model, Operand } from './model.ts';

/** Every known keypad model, by id. */
export const models: ReadonlyMap<string, Model> = new Map(
  [keypad21, keypad16].map((model) => [model.id, model]),
);
