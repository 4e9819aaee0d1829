import type { CallHeard } from '../../http/shapes/call.ts';
import type { HallView } from '../../http/shapes/hall.ts';

/** A call as the board shows it. */
export interface BoardCall {
  readonly window: number;
  readonly ticket: string;
  readonly again: boolean;
  readonly moved: boolean;
  readonly voice: CallHeard['voice'];
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a board knows of the calls of a day. */
export interface CallBook {
  readonly date: string | null;
  /** Of each window: its `attention` when a call was last taken account of. */
  readonly heard: ReadonlyMap<number, number>;
  /** The latest call of each ticket, newest first. */
  readonly recent: readonly BoardCall[];
}

/** The book after something was heard, and the calls that are new in it, in their order. */
export interface Learnt {
  readonly book: CallBook;
  readonly calls: readonly BoardCall[];
}

/** More than any screen shows; a board that stands for months keeps no more. */
const keptCalls = 12;

export const blankBook: CallBook = { date: null, heard: new Map(), recent: [] };

/** A call or recall as it happens. One that was seen in the hall already is no news, unless it has not been said yet. */
export function hears(book: CallBook, call: CallHeard): Learnt {
  const { window, ticket, again, moved, voice, late, at, attention } = call;
  const known = book.heard.get(window) ?? 0;
  if (known > attention || (known === attention && !late)) return { book, calls: [] };
  return enter(book, [{ call: { window, ticket, again, moved, voice, at }, attention }]);
}

/** The hall as it is: calls made while nobody listened are news too. What a board finds when it is new, or on a new day, is not. */
export function sees(book: CallBook, hall: HallView): Learnt {
  const standing = callsStanding(hall);
  if (hall.day.date !== book.date) {
    const fresh = { ...blankBook, date: hall.day.date };
    const heard = new Map(hall.windows.map(({ number, board }) => [number, board.attention]));
    return { book: { ...enter(fresh, standing).book, heard }, calls: [] };
  }
  return enter(
    book,
    standing.filter(({ call, attention }) => attention > (book.heard.get(call.window) ?? 0)),
  );
}

interface Entry {
  readonly call: BoardCall;
  readonly attention: number;
}

/** The calls that stand over windows, oldest first. */
function callsStanding({ windows, at }: HallView): Entry[] {
  return windows
    .flatMap(({ number, ticket, calledAt, voice, board }): Entry[] =>
      board.face === 'call' && ticket !== null
        ? [
            {
              call: {
                window: number,
                ticket,
                again: false,
                moved: board.moved ?? false,
                voice,
                at: calledAt ?? at,
              },
              attention: board.attention,
            },
          ]
        : [],
    )
    .sort((a, b) => a.call.at - b.call.at);
}

function enter(book: CallBook, entries: readonly Entry[]): Learnt {
  if (entries.length === 0) return { book, calls: [] };
  const calls = entries.map(({ call }) => call);
  const newest = calls.toReversed();
  const others = book.recent.filter(({ ticket }) => !newest.some((call) => call.ticket === ticket));
  return {
    book: {
      ...book,
      heard: new Map([
        ...book.heard,
        ...entries.map(({ call, attention }) => [call.window, attention] as const),
      ]),
      recent: [...newest, ...others].slice(0, keptCalls),
    },
    calls,
  };
}
