import type { JournalEntry } from '../../../server/src/store/journal.ts';
import { short, type Ask, type Discrepancy, type Ledger } from './ledger.ts';
import { isToldSo } from './told-so.ts';

/** What is to hold between a ledger and a journal as it was found. */
export interface Reconciliation {
  readonly ledger: Ledger;
  readonly entries: readonly JournalEntry[];
  /** What had been answered by then must be in the journal, milliseconds; default: everything that ever was. */
  readonly until?: number;
  /** Whoever keeps asking has been heard: no kept ask may be open. */
  readonly quiet: boolean;
}

/** Ids that only the people and agents of this hall make. */
const idPrefix = 'crash-';

/** Compares what was told outside with what is written inside; empty when the two agree. */
export function reconcile({ ledger, entries, until = Infinity, quiet }: Reconciliation): Discrepancy[] {
  return [
    ...acknowledged(ledger, entries, until),
    ...nothingTwice(entries),
    ...ticketsOnce(entries),
    ...nobodyElse(ledger, entries),
    ...(quiet ? heard(ledger) : []),
  ];
}

/** What somebody was told is in the journal as it was told. */
function acknowledged(ledger: Ledger, entries: readonly JournalEntry[], until: number): Discrepancy[] {
  const written = new Map(entries.map((entry) => [entry.commandId, entry.answer]));
  return ledger.acknowledged(until).flatMap(({ id, by, answer }): Discrepancy[] => {
    const found = written.get(id);
    if (answer === null) return [];
    if (found === undefined)
      return [
        { rule: 'lost', text: `${id} (${by}) was told ${short(answer)}; the journal does not have it` },
      ];
    if (isToldSo(found, answer)) return [];
    return [
      {
        rule: 'other-answer',
        text: `${id} (${by}) was told ${short(answer)}; the journal has ${JSON.stringify(found)}`,
      },
    ];
  });
}

/** One command, one entry, however often it was asked. */
function nothingTwice(entries: readonly JournalEntry[]): Discrepancy[] {
  return repeated(entries.map(({ commandId }) => [commandId, commandId])).map(([id]) => ({
    rule: 'acted-twice',
    text: `${id} has more than one entry`,
  }));
}

/**
 * A number is one person's, and a ticket is called to one window. Nobody in this hall takes a call back, transfers, misses
 * or reinstates, so there is no honest second call.
 */
function ticketsOnce(entries: readonly JournalEntry[]): Discrepancy[] {
  const issued: [string, string][] = [];
  const called: [string, string][] = [];
  for (const { day, commandId, events } of entries)
    for (const event of events) {
      if (event.type === 'ticketIssued') issued.push([`${day} ${event.ticket}`, commandId]);
      if (event.type === 'ticketCalled')
        called.push([`${day} ${event.ticket}`, `${event.window} by ${commandId}`]);
    }
  return [
    ...repeated(issued).map(([ticket, by]) => ({
      rule: 'number-twice',
      text: `${ticket} was issued to ${by.join(' and ')}`,
    })),
    ...repeated(called).map(([ticket, by]) => ({
      rule: 'called-twice',
      text: `${ticket} was called to window ${by.join(' and ')}`,
    })),
  ];
}

/** Nothing is in the journal that nobody asked for. */
function nobodyElse(ledger: Ledger, entries: readonly JournalEntry[]): Discrepancy[] {
  return entries
    .filter(({ commandId }) => commandId.startsWith(idPrefix) && !ledger.asks.has(commandId))
    .map(({ commandId }) => ({
      rule: 'from-nowhere',
      text: `${commandId} is in the journal, and nobody asked it`,
    }));
}

function heard(ledger: Ledger): Discrepancy[] {
  return ledger
    .open()
    .filter(({ kept }) => kept)
    .map(({ id, by }) => ({ rule: 'never-answered', text: `${id} (${by}) was kept and never answered` }));
}

function repeated(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const all = new Map<string, string[]>();
  for (const [key, value] of pairs) all.set(key, [...(all.get(key) ?? []), value]);
  return [...all].filter(([, values]) => values.length > 1);
}

/** How the asks without an answer turned out. */
export interface Settled {
  readonly happened: number;
  readonly notHappened: number;
}

/** Counts which of these asks are in the journal. */
export function settle(asks: readonly Ask[], known: ReadonlySet<string>): Settled {
  const happened = asks.filter(({ id }) => known.has(id)).length;
  return { happened, notHappened: asks.length - happened };
}
