import { bx5k } from './bx-5k.ts';
import { bx6k } from './bx-6k.ts';
import type { Model } from './model.ts';

export type { Model } from './model.ts';

/** Every known board, by id. */
export const models: ReadonlyMap<string, Model> = new Map([bx5k, bx6k].map((model) => [model.id, model]));
