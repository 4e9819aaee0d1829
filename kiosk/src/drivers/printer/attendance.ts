import { escposPrinter, isLinkLost, type ByteLink } from '@jiaohao/shared';
import type { Printable } from '../../domain/paper.ts';
import { createPause } from '../pause.ts';
import { look, tellReady, type CareEvents, type PrinterCare } from './care.ts';
import { startFresh } from './fresh-start.ts';
import type { PrintOutcome } from './job.ts';
import { printPaper } from './print-paper.ts';
import { openPrinterLine } from './printer-line.ts';
import type { PrinterSettings } from './settings.ts';

/** The care of one open port, from plug to unplug. */
export interface Attendance {
  print(paper: Printable): Promise<PrintOutcome>;
  readonly skipped: number;
  end(): void;
  readonly ended: Promise<void>;
}

/** Watches the printer on `link`, settles it when part of a ticket may be left in it, and prints. */
export function attendPrinter(
  link: ByteLink,
  model: escposPrinter.Model,
  settings: PrinterSettings,
  on: CareEvents,
): Attendance {
  const codec = escposPrinter.escposPrinterCodec(model);
  const line = openPrinterLine(link, codec, model, settings, () => on.stray());
  const pause = createPause();
  const over = new AbortController();
  const care: PrinterCare = {
    line,
    model,
    settings,
    encode: (command) => codec.toDevice.encode(command),
    on,
    over: over.signal,
    stopListeners: new Set(),
    trusted: false,
    busy: null,
    stopped: [],
  };
  const watch = async (): Promise<void> => {
    try {
      while (!over.signal.aborted) {
        await look(care);
        if (care.stopped.length === 0 && !care.trusted && care.busy === null) void settle(care);
        await pause.for(settings.pollEveryMs);
      }
    } catch (error) {
      if (!isLinkLost(error)) throw error;
    }
  };
  const ended = watch();
  return {
    print: (paper) => printPaper(care, paper),
    get skipped() {
      return line.skipped;
    },
    end() {
      over.abort();
      line.end();
      pause.end();
    },
    ended,
  };
}

/** Brings the printer to a known state, beside the watch: what stops it meanwhile is noticed as fast as ever. */
async function settle(care: PrinterCare): Promise<void> {
  care.busy = 'settling';
  try {
    care.trusted = await startFresh(care.line, care.model, care.encode, care.settings);
  } catch (error) {
    if (!isLinkLost(error)) throw error;
  }
  care.busy = null;
  // A printer that is stopped cannot answer; that is said already, and it is settled when it goes on.
  if (care.stopped.length === 0 && !care.over.aborted)
    care.on.buffer(care.trusted ? [] : ['refuses-commands']);
  tellReady(care);
}
