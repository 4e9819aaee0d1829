import { modelTables, type Bilingual, type ModelTable } from '@jiaohao/shared';
import { modelName } from './model-names.ts';

/** A model as it is chosen on a page. */
interface ModelChoice {
  readonly id: string;
  readonly name: Bilingual;
  /** Its own rate. */
  readonly baud: number;
}

/** Every model that a device may be, by what the device does. */
export function modelChoices(): Record<ModelTable, ModelChoice[]> {
  const of = (table: ModelTable): ModelChoice[] =>
    [...modelTables[table].values()].map(({ id, baud }) => ({ id, name: modelName(id), baud }));
  return {
    reader: of('reader'),
    printer: of('printer'),
    keypad: of('keypad'),
    onbon: of('onbon'),
    strip: of('strip'),
  };
}
