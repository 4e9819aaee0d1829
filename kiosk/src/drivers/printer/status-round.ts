import { escposPrinter, isSilentDevice, type DeviceFault } from '@jiaohao/shared';
import { createPause } from '../pause.ts';
import type { PrinterLine } from './printer-line.ts';
import type { PrinterSettings } from './settings.ts';
import { stoppingFaults } from './stopping.ts';

const questions = [1, 2, 3, 4] as const;

/**
 * Asks all four questions. What would stop the printer is asked twice: an answer out of step or a byte of noise must
 * not take a ticket away. Two rounds without an answer are `silent`. Rejects with LinkLostError.
 */
export async function askStatus(
  line: PrinterLine,
  model: escposPrinter.Model,
  settings: Pick<PrinterSettings, 'lateAnswersMs'>,
): Promise<readonly DeviceFault[]> {
  const first = await round(line, model, settings);
  return stoppingFaults(first).length === 0 ? first : round(line, model, settings);
}

async function round(
  line: PrinterLine,
  model: escposPrinter.Model,
  settings: Pick<PrinterSettings, 'lateAnswersMs'>,
): Promise<readonly DeviceFault[]> {
  try {
    const said = [];
    for (const n of questions) said.push(escposPrinter.readStatus(n, await line.status(n), model));
    return escposPrinter.faultsOf(model, ...said);
  } catch (error) {
    if (!isSilentDevice(error)) throw error;
    await createPause().for(settings.lateAnswersMs);
    return ['silent'];
  }
}
