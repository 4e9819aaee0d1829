import { numberForm, numbersIn, type TicketNumber } from '@jiaohao/shared';
import type { LedgerEntry } from '../../hardware-sim/src/views.ts';
import { callIn } from '../hall/spoken-call.ts';
import type { BoardSeen, CallHeard, Evidence, PaperSeen, TroubleEpisode } from './ledger/evidence.ts';

/** What the simulator wrote down, read as a person would read it. */
export type Sightings = Pick<Evidence, 'paper' | 'boards' | 'spoken' | 'troubles'>;

/** Reads the simulator's ledger; what is broken at its end stays so until `end`, epoch milliseconds. */
export function readSightings(entries: readonly LedgerEntry[], end: number): Sightings {
  return {
    paper: entries.flatMap(readSlip),
    boards: entries.flatMap(readBoard),
    spoken: entries.flatMap(readSentence),
    troubles: readTroubles(entries, end),
  };
}

const timeOf = ({ at }: LedgerEntry): number => Date.parse(at);

/** The number on a board or on paper. */
export function ticketIn(text: string): TicketNumber | null {
  return numbersIn(text)[0] ?? null;
}

/** A number stands on a line of its own. A piece of paper may bear two: half a ticket, and below it the next one. */
function readSlip(entry: LedgerEntry): PaperSeen[] {
  if (entry.kind !== 'slip' || entry.text.some((line) => line.includes('候号名单'))) return [];
  const starts = entry.text.flatMap((line, at) => (numberForm.test(line.trim()) ? [at] : []));
  return starts.map((start, i) => {
    const text = entry.text.slice(start, starts[i + 1]).join('\n');
    return {
      at: timeOf(entry),
      kiosk: entry.place.kiosk ?? entry.device,
      ticket: ticketIn(text) ?? '',
      offline: text.includes('离线号 OFFLINE NUMBER'),
      reprint: text.includes('重打'),
      whole: entry.whole && i === starts.length - 1,
    };
  });
}

function readBoard(entry: LedgerEntry): BoardSeen[] {
  if (entry.kind !== 'board' || entry.place.window === undefined) return [];
  return [{ at: timeOf(entry), window: entry.place.window, ticket: ticketIn(entry.text) }];
}

function readSentence(entry: LedgerEntry): CallHeard[] {
  const call = entry.kind === 'sentence' ? callIn(entry.text) : null;
  // Without its letter it may be anybody's number.
  if (call === null || ticketIn(call.number) === null) return [];
  return [{ at: timeOf(entry), window: call.window, ticket: call.number }];
}

function readTroubles(entries: readonly LedgerEntry[], end: number): TroubleEpisode[] {
  const open = new Map<string, number>();
  const episodes: TroubleEpisode[] = [];
  const close = (key: string, from: number, to: number): void => {
    const [subject = '', trouble = ''] = key.split(' ');
    episodes.push({ subject, trouble, from, to });
    open.delete(key);
  };
  for (const entry of entries) {
    if (entry.kind !== 'trouble') continue;
    const key = `${entry.of} ${entry.trouble}`;
    const from = open.get(key);
    if (entry.on) open.set(key, timeOf(entry));
    else if (from !== undefined) close(key, from, timeOf(entry));
  }
  for (const [key, from] of open) close(key, from, end);
  return episodes;
}
