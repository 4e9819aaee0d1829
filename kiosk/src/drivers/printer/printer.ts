import { NoiseWatch, type escposPrinter, type ByteLink } from '@jiaohao/shared';
import type { Printable } from '../../domain/paper.ts';
import { createHealthRecord } from '../health.ts';
import { noiseLimit } from '../noise-limit.ts';
import type { Connect, Health } from '../port.ts';
import type { PrintOutcome } from './job.ts';
import { attendPrinter, type Attendance } from './attendance.ts';
import { defaultPrinterSettings, type PrinterSettings } from './settings.ts';

/** A ticket printer with its port. */
export interface TicketPrinter {
  /** Prints one paper; refuses at once when the printer cannot. Never rejects, never tries a second time by itself. */
  print(paper: Printable): Promise<PrintOutcome>;
  close(): Promise<void>;
}

export interface TicketPrinterEvents {
  health(health: Health): void;
  /** Whether a ticket sent now would be tried. */
  ready(ready: boolean): void;
}

/**
 * Owns the port of one ticket printer: knows within seconds what is wrong with it, and says of each ticket whether it
 * reached the end of the paper path.
 */
export function createTicketPrinter(
  connect: Connect,
  model: escposPrinter.Model,
  on: TicketPrinterEvents,
  settings: PrinterSettings = defaultPrinterSettings,
): TicketPrinter {
  let skippedBefore = 0;
  let attendance: Attendance | null = null;
  let loop: Promise<void> = Promise.resolve();
  let jobs: Promise<unknown> = Promise.resolve();
  let wasReady = false;
  const skipped = (): number => skippedBefore + (attendance?.skipped ?? 0);
  const health = createHealthRecord<'link' | 'status' | 'buffer' | 'line'>(skipped, (now) => on.health(now));
  const noise = new NoiseWatch(noiseLimit);
  const lookAtNoise = (): void =>
    health.set('line', noise.note(skipped(), Date.now()) ? ['cable-noise'] : []);
  const tellReady = (ready: boolean): void => {
    if (ready === wasReady) return;
    wasReady = ready;
    on.ready(ready);
  };

  const attend = async (link: ByteLink): Promise<void> => {
    const here = attendPrinter(link, model, settings, {
      status(faults) {
        health.set('status', faults);
        health.set('link', []);
        lookAtNoise();
      },
      buffer: (faults) => health.set('buffer', faults),
      ready: tellReady,
      stray: lookAtNoise,
    });
    attendance = here;
    await here.ended;
    skippedBefore += here.skipped;
    if (attendance === here) attendance = null;
  };

  const port = connect({
    up(link) {
      loop = loop.then(() => attend(link));
    },
    down() {
      attendance?.end();
      tellReady(false);
      health.set('link', ['unplugged']);
      health.set('status', []);
      health.set('buffer', []);
    },
  });

  const print: TicketPrinter['print'] = async (paper) =>
    attendance === null ? { printed: false, faults: ['unplugged'] } : attendance.print(paper);

  return {
    print(paper) {
      const job = jobs.then(() => print(paper));
      jobs = job;
      return job;
    },
    async close() {
      attendance?.end();
      await port.close();
      await loop;
    },
  };
}
