import { signal } from '@preact/signals';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { bookOf, nextPaper } from './paper-book.ts';
import { noteDown, paperList } from './paper-list.ts';

const places = { desk: 'jiaohao-desk-number', given: 'jiaohao-paper-given' };

/** Which of the hall's desks this browser stands at: its book of paper numbers goes by it. */
export const deskNumber = signal(Number(remembered(places.desk) ?? 1));

export function standAtDesk(number: number): void {
  deskNumber.value = number;
  remember(places.desk, String(number));
}

/** Numbers given out here on a date, also those whose line was taken off the list. */
function givenOn(date: string): string[] {
  const kept: { date: string; numbers: string[] } | null = JSON.parse(remembered(places.given) ?? 'null');
  return kept?.date === date ? kept.numbers : [];
}

/** Tears the next number off this desk's book, and notes it down on the paper list with the time. Null: the book is full. */
export function tearOff(view: DeskView, service: DeskView['services'][number], time: string): string | null {
  const { date, midnight } = view.books;
  const given = givenOn(date);
  const listed = paperList.value.lines.map(({ number }) => number);
  const book = bookOf(deskNumber.value, view.paper.from);
  const number = nextPaper(service.series, book, [...view.paper.used, ...given, ...listed]);
  if (number === null) return null;
  remember(places.given, JSON.stringify({ date, numbers: [...given, number] }));
  noteDown({ date, midnight }, { number, service: service.service, taken: time });
  return number;
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
    // A browser that keeps nothing goes by its list and the hall's books.
  }
}
