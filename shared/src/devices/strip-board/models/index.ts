import type { Model } from './model.ts';
import { slzc8 } from './slzc-8.ts';

export type { Model } from './model.ts';

/** Every known strip, by id. */
export const models: ReadonlyMap<string, Model> = new Map([slzc8].map((model) => [model.id, model]));
