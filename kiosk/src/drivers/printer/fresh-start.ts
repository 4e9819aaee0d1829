import { concat, type escposPrinter } from '@jiaohao/shared';
import { fence } from './fence.ts';
import type { PrinterLine } from './printer-line.ts';
import type { PrinterSettings } from './settings.ts';

/**
 * Brings the printer to a known state after anything that may have left part of a ticket in it: clears what it can
 * clear, and waits behind a fence until nothing older is left to be printed. Fence answers carry no name; only after
 * this can the next one be believed.
 * @returns false if the fence was not answered in time; the printer is then not to be trusted with a ticket.
 */
export async function startFresh(
  line: PrinterLine,
  model: Pick<escposPrinter.Model, 'recovery'>,
  encode: (command: escposPrinter.ToDevice) => Uint8Array,
  settings: Pick<PrinterSettings, 'fenceMs' | 'quietMs'>,
): Promise<boolean> {
  const settled = Promise.withResolvers<boolean>();
  const late = setTimeout(() => settled.resolve(false), line.busyMs() + settings.fenceMs);
  let quiet: NodeJS.Timeout | undefined;
  const stop = line.onFence(() => {
    clearTimeout(late);
    clearTimeout(quiet);
    // An answer may belong to the fence of a ticket given up; ours follows it closely.
    quiet = setTimeout(() => settled.resolve(true), settings.quietMs);
  });
  void line.ended.then(() => settled.resolve(false));
  const clear: Uint8Array[] = [];
  if (model.recovery.recover) clear.push(encode({ kind: 'recover', how: 'clear' }));
  else if (model.recovery.clearBuffer) clear.push(encode({ kind: 'clearBuffer' }));
  try {
    await line.write(concat(...clear, encode({ kind: 'initialise' }), encode(fence)));
    return await settled.promise;
  } finally {
    clearTimeout(late);
    clearTimeout(quiet);
    stop();
  }
}
