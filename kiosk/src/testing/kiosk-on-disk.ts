import type { CommandMessage } from '@jiaohao/shared';
import { createLog } from '@jiaohao/shared/node';
import { join } from 'node:path';
import { defaultPatience } from '../domain/visit/visit.ts';
import type { Paper } from '../domain/paper.ts';
import type { PrintOutcome } from '../drivers/printer/job.ts';
import type { TicketPrinter } from '../drivers/printer/printer.ts';
import { openAtHand } from '../runtime/at-hand.ts';
import { openDeliveries } from '../runtime/deliveries.ts';
import { openDurableFile } from '../runtime/durable-file.ts';
import { openEntries } from '../runtime/entries.ts';
import { openGivenNumbers, type GivenNumbers } from '../runtime/given-numbers.ts';
import { hallClock } from '../runtime/hall-clock.ts';
import { keyedHash } from '../runtime/keyed-hash.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import { openKiosk, type Kiosk } from '../runtime/kiosk.ts';
import { openLastHeard } from '../runtime/last-heard.ts';
import { openLeasing } from '../runtime/leasing.ts';
import { openLedger, type DeliveryLedger } from '../runtime/ledger.ts';
import { openOwnNumbers } from '../runtime/own-numbers.ts';
import { testHub, type TestHub } from './test-hub.ts';

/** A kiosk that runs on a folder. */
export interface Running {
  readonly kiosk: Kiosk;
  readonly hub: TestHub;
  readonly ledger: DeliveryLedger;
  readonly numbers: GivenNumbers;
  /** Prints under way, to be ended by the test. */
  readonly prints: { readonly paper: Paper; end(outcome: PrintOutcome): void }[];
  /** The process is gone: nothing it had in memory remains. */
  readonly kill: () => void;
}

export interface BootOptions {
  readonly online?: boolean;
  /** Commands not answered in the run before. */
  readonly outbox?: CommandMessage[];
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly printer?: Pick<TicketPrinter, 'print'> | null;
  /** Replaces parts of the kiosk. */
  readonly parts?: (parts: KioskParts) => KioskParts;
}

/** 09:31 on the day of these tests, in the hall. */
export const nineThirtyOne = Date.UTC(2026, 10, 23, 1, 31);

/** Starts the kiosk on its folder, as after a boot. */
export function boot(folder: string, options: BootOptions = {}): Running {
  const hub = testHub(options.outbox ?? [], { online: options.online ?? true });
  const { session } = hub;
  const ledger = openLedger(join(folder, 'deliveries.sqlite'));
  const file = openDurableFile(join(folder, 'without-hub.sqlite'));
  const clock = hallClock('Asia/Shanghai', options.now ?? (() => nineThirtyOne));
  const log = createLog('K1');
  const atHand = openAtHand(file, (error) => {
    throw error;
  });
  const heard = openLastHeard({ hall: 'demo', agent: 'K1', session, atHand, today: clock.today });
  const numbers = openGivenNumbers(file);
  const prints: Running['prints'] = [];
  const printer = {
    print: (paper: Paper) =>
      new Promise<PrintOutcome>((resolve) => {
        prints.push({ paper, end: resolve });
      }),
  };
  const parts: KioskParts = {
    session,
    printer: options.printer === undefined ? printer : options.printer,
    clock,
    heard,
    deliveries: openDeliveries(ledger, session),
    ownNumbers: openOwnNumbers({ numbers, heard, clock, log }),
    entries: openEntries({ numbers, session, now: clock.now, log }),
    leasing: openLeasing('K1', session),
    hash: keyedHash('00'.repeat(32)),
    patience: defaultPatience,
  };
  const kiosk = openKiosk(options.parts?.(parts) ?? parts);
  kiosk.printerWorks(options.printer !== null);
  kiosk.readerWorks(true);
  const kill = (): void => {
    kiosk.close();
    ledger.close();
    file.close();
  };
  return { kiosk, hub, ledger, numbers, prints, kill };
}

/** The next page of a kind. */
export function pageOf(kiosk: Kiosk, wanted: string): Promise<void> {
  if (kiosk.page.page === wanted) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = kiosk.onPage((page) => {
      if (page.page !== wanted) return;
      stop();
      resolve();
    });
  });
}
