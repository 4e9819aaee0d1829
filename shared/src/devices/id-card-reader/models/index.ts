import type { Model } from './model.ts';
import { sdtFindsOnce } from './sdt-finds-once.ts';
import { sdtFast } from './sdt-fast.ts';
import { sdt } from './sdt.ts';

export type { Model } from './model.ts';

/** Every known reader model, by id. */
export const models: ReadonlyMap<string, Model> = new Map(
  [sdt, sdtFast, sdtFindsOnce].map((model) => [model.id, model]),
);
