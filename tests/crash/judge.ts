import { isDeepStrictEqual } from 'node:util';
import type { Actor, Answer, Command } from '@jiaohao/shared';
import { runJournalCommand } from '../../server/src/audit/command-line.ts';
import type { HallPlan } from '../../server/src/domain/index.ts';
import { systemClock } from '../../server/src/runtime/clock.ts';
import { openHall, type Hall } from '../../server/src/runtime/hall.ts';
import type { JournalEntry } from '../../server/src/store/journal.ts';
import type { JournalOnDisk } from '../../server/src/store/journal-on-disk.ts';
import { openJournal } from '../../server/src/store/sqlite/sqlite-journal.ts';
import { silentLog } from '../../server/src/testing/hall.ts';
import { entriesOf } from './ledger/books.ts';
import { short, type Ask, type Discrepancy, type Ledger } from './ledger/ledger.ts';
import { reconcile, settle, type Settled } from './ledger/reconcile.ts';

export interface Trial {
  /** A journal nobody is working on. It is opened as the hub opens it. */
  readonly file: string;
  readonly ledger: Ledger;
  /** What had been answered by then must be there; default: everything that ever was. */
  readonly until?: number;
  /** Everybody who keeps asking has been heard. */
  readonly quiet: boolean;
  readonly timeZone: string;
}

/** What a journal was found to be. */
export interface Verdict {
  readonly wrong: readonly Discrepancy[];
  readonly entries: number;
  /** Asks that had been answered, and are there as they were. */
  readonly acknowledged: number;
  /** How those turned out that had not been. */
  readonly doubt: Settled;
  /** A commit was found that had not been finished. */
  readonly unfinished: boolean;
}

/** So many of those who ask again are heard; it takes a commit each. */
const heardAgain = 12;

/** Opens a journal with the hub's own code and compares all of it with the ledger, then has the auditor check the file. */
export async function judge(trial: Trial): Promise<Verdict> {
  const { file, ledger, until = Infinity } = trial;
  let journal: JournalOnDisk;
  try {
    journal = openJournal(file);
  } catch (error) {
    return { ...nothing, wrong: [{ rule: 'does-not-open', text: wordsOf(error) }] };
  }
  try {
    const entries = await entriesOf(journal);
    const open = ledger.open(until);
    const verdict: Verdict = {
      entries: entries.length,
      acknowledged: ledger.acknowledged(until).length,
      doubt: settle(open, new Set(entries.map(({ commandId }) => commandId))),
      unfinished: journal.unfinished !== null,
      wrong: [
        ...journal.losses().map((loss) => ({ rule: 'loss-told', text: JSON.stringify(loss) })),
        ...reconcile({ ...trial, entries }),
        ...(await goesOn(trial, journal, entries)),
      ],
    };
    await journal.close();
    return { ...verdict, wrong: [...verdict.wrong, ...audited(file)] };
  } catch (error) {
    await journal.close();
    return { ...nothing, wrong: [{ rule: 'cannot-be-read', text: wordsOf(error) }] };
  }
}

const nothing: Verdict = {
  wrong: [],
  entries: 0,
  acknowledged: 0,
  doubt: { happened: 0, notHappened: 0 },
  unfinished: false,
};

/** The hall is what its journal says; who asks again hears the same, and who was not heard is heard now, once. */
async function goesOn(
  { ledger, until = Infinity, timeZone }: Trial,
  journal: JournalOnDisk,
  entries: readonly JournalEntry[],
): Promise<Discrepancy[]> {
  const plan = planIn(entries);
  // No day has begun: there is nothing to replay.
  if (plan === null) return [];
  const addresses = addressesIn(ledger);
  const hall = await openHall({
    plan: () => plan,
    timeZone,
    journal,
    clock: systemClock,
    trackerOf: (_, ticket) => addresses.get(ticket) ?? 'http://hall.test/t/unknown',
    log: silentLog,
  });
  try {
    return [
      ...(await isWhole(hall, entries)),
      ...(await samePlease(hall, ledger.acknowledged(until).slice(-heardAgain))),
      ...(await twicePlease(hall, ledger.open(until).slice(-heardAgain))),
    ];
  } finally {
    await hall.close();
  }
}

/** Where each ticket is followed, as people were told: only the hub has the key these are made with. */
function addressesIn(ledger: Ledger): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { answer } of ledger.acknowledged())
    if (answer?.outcome === 'accepted' && answer.result.kind === 'ticket')
      addresses.set(answer.result.slip.ticket, answer.result.slip.tracker);
  return addresses;
}

function planIn(entries: readonly JournalEntry[]): HallPlan | null {
  for (const { events } of entries)
    for (const event of events) if (event.type === 'dayOpened') return event.plan;
  return null;
}

async function isWhole(hall: Hall, entries: readonly JournalEntry[]): Promise<Discrepancy[]> {
  const events = entries.flatMap(({ events }) => events);
  const issued = events.flatMap((event) => (event.type === 'ticketIssued' ? [event.ticket] : []));
  const standing = await hall.look(({ tickets }) => new Set(tickets.keys()));
  const missing = issued.filter((ticket) => !standing.has(ticket));
  return missing.map((ticket) => ({
    rule: 'not-replayed',
    text: `${ticket} was issued, and the hall has no such ticket`,
  }));
}

async function samePlease(hall: Hall, asks: readonly Ask[]): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const ask of asks) {
    const again = await hall.submit(wishOf(ask));
    if (ask.answer !== null && !isDeepStrictEqual(again, ask.answer))
      found.push(different(ask, ask.answer, again));
  }
  return found;
}

async function twicePlease(hall: Hall, asks: readonly Ask[]): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const ask of asks) {
    const first = await hall.submit(wishOf(ask));
    const second = await hall.submit(wishOf(ask));
    // It is not asked in vain, unless what the hall looks like by now forbids it.
    if (first.outcome === 'refused' && first.refusal.code === 'not-recorded')
      found.push({ rule: 'failed', text: `${ask.id} could not be recorded afterwards` });
    if (!isDeepStrictEqual(first, second)) found.push(different(ask, first, second));
  }
  return found;
}

function different({ id, by }: Ask, first: Answer, second: Answer): Discrepancy {
  return {
    rule: 'two-answers',
    text: `${id} (${by}) was told ${short(first)}, and asked again ${short(second)}`,
  };
}

function wishOf({ id, command, by }: Ask): { id: string; command: Command; actor: Actor } {
  return { id, command, actor: /^[KD]\d$/.test(by) ? { agent: by } : { staff: '10' } };
}

function audited(file: string): Discrepancy[] {
  const { lines, error, exitCode } = runJournalCommand(['check', file]);
  if (exitCode === 0) return [];
  // Before its first command a journal is empty, which is no fault.
  if (error?.endsWith('the journal is empty.') === true) return [];
  return [...lines, ...(error === null ? [] : [error])].map((text) => ({ rule: 'audit', text }));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
