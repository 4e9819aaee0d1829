import type { counterBus } from '@jiaohao/shared';

/** A function key of a keypad. */
export interface KeypadKey {
  /** Its name on the command line. */
  readonly name: string;
  readonly code: number;
  readonly legend: string;
}

/** What is printed on keys → their English names. */
const names: Readonly<Record<string, string>> = {
  叫号: 'call',
  重呼: 'recall',
  取消: 'cancel',
  评价: 'evaluate',
  确认: 'confirm',
  暂停: 'pause',
  转移: 'transfer',
  开始: 'start',
  等待: 'wait',
  功能: 'function',
};

/** The function keys of a model, from its own legends. A key whose legend has no English name goes by its code. */
export function keysOf(model: counterBus.Model): readonly KeypadKey[] {
  return Object.entries(model.legends).map(([code, legend]) => ({
    name: names[legend] ?? `key-${Number(code).toString(16)}`,
    code: Number(code),
    legend,
  }));
}
