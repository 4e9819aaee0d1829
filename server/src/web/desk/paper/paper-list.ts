import { signal } from '@preact/signals';
import { freshId } from '../../api.ts';
import { isBlank, lineAfter, retyped, type Cell, type PaperLine } from './paper-line.ts';

/** A paper list: the day it is of, and its lines. */
export interface PaperList {
  /** Local date; null: nothing was typed yet. */
  readonly date: string | null;
  /** Epoch milliseconds of that date's midnight. */
  readonly midnight: number;
  readonly lines: readonly PaperLine[];
}

const place = 'jiaohao-paper-list';
const nothing: PaperList = { date: null, midnight: 0, lines: [] };

/** Kept in this browser until somebody clears it: a reload or a hub that is away loses nothing. */
export const paperList = signal<PaperList>(remembered());

addEventListener('storage', ({ key }) => {
  // Another window of this browser writes on the same list.
  if (key === place) paperList.value = remembered();
});

/** Changes the list and keeps it at once. */
function keep(change: (list: PaperList) => PaperList): void {
  paperList.value = change(paperList.value);
  try {
    localStorage.setItem(place, JSON.stringify(paperList.value));
  } catch {
    // No room in this browser: the list stands as long as the page is open.
  }
}

/** The day that paper lists are entered into. */
type Books = Pick<PaperList, 'midnight'> & { readonly date: string };

/** Makes sure that there is a line to write on, and that a list on which nothing waits to be sent is of the day that goes on. */
export function begin({ date, midnight }: Books): void {
  const { lines, date: of } = paperList.value;
  if (lines.length > 0 && (of === date || lines.some(isWaiting))) return;
  keep(() => ({ date, midnight, lines: [lineAfter(null, freshId)] }));
}

/** Something is written that is not in the books yet. */
export function isWaiting(line: PaperLine): boolean {
  return !isBlank(line) && line.outcome.kind !== 'accepted';
}

/** Adds a line after the last one; returns its id. */
export function addLine(): string {
  const line = lineAfter(paperList.value.lines.at(-1) ?? null, freshId);
  keep((list) => ({ ...list, lines: [...list.lines, line] }));
  return line.id;
}

/** A number given out just now, as a line of the list; the blank line at its end stays last. */
export function noteDown(books: Books, typed: Readonly<Partial<Record<Cell, string>>>): void {
  begin(books);
  keep((list) => {
    const last = list.lines.at(-1);
    const isLastBlank = last !== undefined && isBlank(last) && last.outcome.kind === 'open';
    const written = isLastBlank ? list.lines.slice(0, -1) : list.lines;
    const line = { ...lineAfter(null, freshId), ...typed };
    return { ...list, lines: [...written, line, lineAfter(line, freshId)] };
  });
}

export function typeInto(id: string, cell: Cell, text: string): void {
  keep((list) => ({
    ...list,
    lines: list.lines.map((line) => (line.id === id ? retyped(line, cell, text, freshId) : line)),
  }));
}

export function changeLine(id: string, change: Partial<PaperLine>): void {
  keep((list) => ({
    ...list,
    lines: list.lines.map((line) => (line.id === id ? { ...line, ...change } : line)),
  }));
}

export function removeLine(id: string): void {
  keep((list) => ({ ...list, lines: list.lines.filter((line) => line.id !== id) }));
}

/** Takes what is in the books off the page; what is not stays. */
export function clearAccepted(): void {
  keep((list) => ({ ...list, lines: list.lines.filter(({ outcome }) => outcome.kind !== 'accepted') }));
}

function remembered(): PaperList {
  try {
    const kept: PaperList | null = JSON.parse(localStorage.getItem(place) ?? 'null');
    return kept ?? nothing;
  } catch {
    return nothing;
  }
}
