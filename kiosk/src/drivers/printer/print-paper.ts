import { escposPrinter, isLinkLost, isSilentDevice, type DeviceFault } from '@jiaohao/shared';
import type { Printable } from '../../domain/paper.ts';
import { look, tellReady, type PrinterCare } from './care.ts';
import { fence } from './fence.ts';
import { runJob, type PrintOutcome } from './job.ts';
import { compose } from './paper/compose.ts';
import { layOut } from './paper/lay-out.ts';

/** Prints one paper if the printer can; after a failure nothing is printed until the printer is settled again. */
export async function printPaper(care: PrinterCare, paper: Printable): Promise<PrintOutcome> {
  const looking = obstacles(care);
  // While the question is on the wire.
  const items = layOut(paper, care.model.columns);
  const job = { paper: compose(items, care), fence: care.encode(fence) };
  const inTheWay = await looking;
  if (inTheWay.length > 0) return { printed: false, faults: inTheWay };
  care.busy = 'printing';
  const { outcome, isClean } = await runJob(
    care.line,
    job,
    (listener) => {
      care.stopListeners.add(listener);
      return () => care.stopListeners.delete(listener);
    },
    Math.max(care.settings.fenceMs, items.length * care.settings.lineMs),
  );
  care.busy = null;
  care.trusted = isClean;
  tellReady(care);
  return outcome;
}

/** A fresh look before paper moves: one question when all is well, all four when not. */
async function obstacles(care: PrinterCare): Promise<readonly DeviceFault[]> {
  try {
    const said = escposPrinter.readStatus(1, await care.line.status(1), care.model);
    if (care.stopped.length > 0 || escposPrinter.faultsOf(care.model, said).length > 0) await look(care);
  } catch (error) {
    if (isSilentDevice(error)) return ['silent'];
    if (isLinkLost(error)) return ['unplugged'];
    throw error;
  }
  if (care.stopped.length > 0) return care.stopped;
  return care.trusted ? [] : ['offline'];
}
