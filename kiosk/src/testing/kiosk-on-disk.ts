import type { CommandMessage } from '@jiaohao/shared';
import { createLog, openAtHand, openDurableFile } from '@jiaohao/shared/node';
import { join } from 'node:path';
import { defaultPatience } from '../domain/visit/patience.ts';
import type { Paper } from '../domain/paper.ts';
import type { PrintOutcome } from '../drivers/printer/job.ts';
import { openDeliveries } from '../runtime/deliveries.ts';
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
  readonly printer?: KioskParts['printer'];
  /** Replaces parts of the kiosk. */
  readonly parts?: (parts: KioskParts) => KioskParts;
  /** Called before each step that the disk would remember; what it throws is a death in between. */
  readonly step?: () => void;
}

/** What writes to a disk: the outbox, the ledger, the books of numbers given. */
const writes: ReadonlySet<string | symbol> = new Set([
  'send',
  'record',
  'settle',
  'forget',
  'take',
  'standsFor',
  'answered',
  'sent',
  'entered',
  'forgetBefore',
]);

/** The same, but that each of its functions that write may be the last. */
function mortal<T extends object>(given: T, step: () => void): T {
  return new Proxy(given, {
    get(target, name): unknown {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !writes.has(name)) return value;
      return (...args: unknown[]): unknown => {
        step();
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** 09:31 on the day of these tests, in the hall. */
export const nineThirtyOne = Date.UTC(2026, 10, 23, 1, 31);

/** Starts the kiosk on its folder, as after a boot. */
export function boot(folder: string, options: BootOptions = {}): Running {
  const hub = testHub(options.outbox ?? [], { online: options.online ?? true });
  const ledgerFile = openLedger(join(folder, 'deliveries.sqlite'));
  const file = openDurableFile(join(folder, 'without-hub.sqlite'));
  const life = { isOver: false };
  const closeFiles = (): void => {
    life.isOver = true;
    ledgerFile.close();
    file.close();
  };
  const step = options.step ?? (() => {});
  const session = mortal(hub.session, step);
  const ledger = mortal(ledgerFile, step);
  const numbers = mortal(openGivenNumbers(file), step);
  const prints: Running['prints'] = [];
  try {
    const parts = partsOf({
      session,
      ledger,
      numbers,
      file,
      life,
      now: options.now ?? (() => nineThirtyOne),
    });
    const printer = options.printer === undefined ? printerOf(prints) : options.printer;
    const whole = { ...parts, printer };
    const kiosk = openKiosk(options.parts?.(whole) ?? whole);
    kiosk.printerWorks(printer !== null);
    kiosk.readerWorks(true);
    const kill = (): void => {
      kiosk.close();
      closeFiles();
    };
    return { kiosk, hub, ledger, numbers, prints, kill };
  } catch (error) {
    closeFiles();
    throw error;
  }
}

interface OnDisk {
  readonly session: TestHub['session'];
  readonly ledger: DeliveryLedger;
  readonly numbers: GivenNumbers;
  readonly file: ReturnType<typeof openDurableFile>;
  readonly life: { readonly isOver: boolean };
  readonly now: () => number;
}

function partsOf({ session, ledger, numbers, file, life, now }: OnDisk): Omit<KioskParts, 'printer'> {
  const clock = hallClock('Asia/Shanghai', now);
  // What the tests break on purpose is not to be read in their output.
  const log = createLog('K1');
  log.level = 'silent';
  const atHand = openAtHand(file, (error) => {
    if (!life.isOver) throw error;
  });
  const heard = openLastHeard({ hall: 'demo', agent: 'K1', session, atHand, today: clock.today });
  return {
    session,
    clock,
    heard,
    deliveries: openDeliveries(ledger, session),
    ownNumbers: openOwnNumbers({ numbers, heard, clock, log }),
    entries: openEntries({ numbers, session, now: clock.now, log }),
    leasing: openLeasing('K1', session),
    log,
    hash: keyedHash('00'.repeat(32)),
    patience: defaultPatience,
  };
}

/** A printer whose prints the test ends. */
function printerOf(prints: Running['prints']): NonNullable<KioskParts['printer']> {
  return {
    print: (paper) =>
      new Promise((resolve) => {
        prints.push({ paper, end: resolve });
      }),
  };
}

/** A member touches rent, and the number once its papers were read. */
export function choosesRent(kiosk: Pick<Kiosk, 'page' | 'touch'>): void {
  kiosk.touch({ touch: 'choose', service: 'withdrawal-rent' }, kiosk.page.serial);
  kiosk.touch({ touch: 'take' }, kiosk.page.serial);
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
