import { signal } from '@preact/signals';
import { lastGiven, blocksOn, numbersLeft, rangesOf, type OwnBook } from './paper-book.ts';
import { freshId } from '../../api.ts';
import { hubNow } from '../../hub-clock.ts';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { localDay } from '../../local-day.ts';
import { isBlank } from './paper-line.ts';
import { isWaiting, noteDown, paperList } from './paper-list.ts';
import { noBook, oldList, usedUp, type TornOff } from './torn-off.ts';

const places = {
  desk: 'jiaohao-desk-number',
  browser: 'jiaohao-desk-browser',
  book: 'jiaohao-paper-book',
  given: 'jiaohao-paper-given',
};

/** Which of the hall's desks this browser stands at; null: at none, and it leases no paper numbers. */
export const deskNumber = signal<number | null>(numberKept());

export function standAtDesk(number: number | null): void {
  deskNumber.value = number;
  remember(places.desk, number === null ? '' : String(number));
}

function numberKept(): number | null {
  const kept = remembered(places.desk);
  return kept === null || kept === '' ? null : Number(kept);
}

/** By this the hub knows the browser: two that stand at the same desk have different numbers all the same. */
export const browserId = remembered(places.browser) ?? freshId();
remember(places.browser, browserId);

/** Whether it keeps anything: one that does not would be another one every time, and lease numbers anew. */
export const keepsNumbers = remembered(places.browser) === browserId;

/** The paper numbers that are this browser's own, also while the hub is away. */
const ownBook = signal<OwnBook | null>(bookKept());

function bookKept(): OwnBook | null {
  const kept: OwnBook | null = JSON.parse(remembered(places.book) ?? 'null');
  return kept;
}

/** The hub says who holds which paper numbers; what is this browser's is kept for the time without it. */
export function hearBook({ paper }: DeskView): void {
  const { date, numberDigits, leases } = paper;
  const own = leases.find(({ desk, returned }) => desk === browserId && !returned);
  const book =
    own === undefined || date === null ? null : { date, until: own.until, blocks: own.blocks, numberDigits };
  if (JSON.stringify(book) === JSON.stringify(ownBook.value)) return;
  ownBook.value = book;
  remember(places.book, JSON.stringify(book));
}

/** What is told when paper numbers are asked for: the last of each series given out today. */
export function givenLast(view: DeskView): string[] {
  const { date, numberDigits } = view.paper;
  if (date === null) return [];
  return lastGiven(ownBook.value?.blocks ?? [], takenOn(view, date), numberDigits);
}

/** Series of which few numbers are left. */
export function runningLow(view: DeskView): string[] {
  const { date, numberDigits, few } = view.paper;
  const blocks = ownBook.value?.blocks ?? [];
  const series = [...new Set(view.services.map((service) => service.series))];
  const taken = date === null ? [] : takenOn(view, date);
  return series.filter((each) => numbersLeft(each, blocks, taken, numberDigits).length < few);
}

/** What may be given out now, for people: `A801–840 B801–840`. */
export function ownRanges(view: DeskView): string {
  return rangesOf(blocksOn(ownBook.value, localDay(hubNow.value, view.timeZone).date, hubNow.value));
}

/** Tears the next number off this browser's book, and notes it down on the paper list with the time; or says why not. */
export function tearOff(view: DeskView, service: DeskView['services'][number], time: string): TornOff {
  const day = localDay(hubNow.value, view.timeZone);
  const blocks = blocksOn(ownBook.value, day.date, hubNow.value);
  if (blocks.length === 0) return noBook;
  const { date: listOf, lines } = paperList.value;
  if (listOf !== null && listOf !== day.date && lines.some(isWaiting)) return oldList(listOf);
  const [number] = numbersLeft(
    service.series,
    blocks,
    takenOn(view, day.date),
    ownBook.value?.numberDigits ?? view.paper.numberDigits,
  );
  if (number === undefined) return usedUp(service.series);
  remember(places.given, JSON.stringify({ date: day.date, numbers: [...givenOn(day.date), number] }));
  noteDown(day, { number, service: service.service, taken: time });
  return { number };
}

/** Numbers of a date that are given out already: in the books, from here, or written on the list here. */
function takenOn({ paper }: DeskView, date: string): string[] {
  const { date: listOf, lines } = paperList.value;
  // The next line is written on already, as far as a number goes: nobody has that one.
  const listed = listOf === date ? lines.filter((line) => !isBlank(line)).map(({ number }) => number) : [];
  return [...(paper.date === date ? paper.used : []), ...givenOn(date), ...listed];
}

/** Numbers given out here on a date, also those whose line was taken off the list. */
function givenOn(date: string): string[] {
  const kept: { date: string; numbers: string[] } | null = JSON.parse(remembered(places.given) ?? 'null');
  return kept?.date === date ? kept.numbers : [];
}

function remembered(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function remember(place: string, value: string): void {
  try {
    localStorage.setItem(place, value);
  } catch {
    // A browser that keeps nothing leases nothing, see `keepsNumbers`.
  }
}
