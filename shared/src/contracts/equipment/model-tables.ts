import { models as keypads } from '../../devices/counter-bus/models/index.ts';
import { models as printers } from '../../devices/escpos-printer/models/index.ts';
import { models as readers } from '../../devices/id-card-reader/models/index.ts';
import { models as onbonBoards } from '../../devices/onbon-board/models/index.ts';
import { models as strips } from '../../devices/strip-board/models/index.ts';

/** What a device of an agent may be, by what it does: its models with their names and rates. */
export const modelTables = {
  reader: readers,
  printer: printers,
  keypad: keypads,
  onbon: onbonBoards,
  strip: strips,
} as const satisfies Record<string, ReadonlyMap<string, { readonly id: string; readonly baud: number }>>;
export type ModelTable = keyof typeof modelTables;

/** Every model this program knows, by id. */
export const knownModels: readonly string[] = Object.values(modelTables).flatMap((table) => [
  ...table.keys(),
]);
