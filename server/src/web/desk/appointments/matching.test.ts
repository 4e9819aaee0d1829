import { expect, it } from 'vitest';
import { matching } from './matching.ts';

const of = (appointment: string, minute: number) => ({
  appointment,
  service: 'rent',
  slotAt: minute * 60_000,
  late: false,
  ticket: null,
  state: null,
});
const all = [of('YY0930', 600), of('YY1001', 570), of('YY1002', 545)];
const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 16);
const found = (typed: string): string[] => matching(all, typed, timeOf).map(({ appointment }) => appointment);

it.each([
  ['', ['YY0930', 'YY1001', 'YY1002']],
  ['1001', ['YY1001']],
  ['2', ['YY1002']],
  ['yy1002', ['YY1002']],
  // A time, and the end of another's number.
  ['0930', ['YY0930', 'YY1001']],
  ['9:30', ['YY1001']],
  ['9:05', ['YY1002']],
  ['10:00', ['YY0930']],
  ['777', []],
])('given %o is typed, then the appointments meant are %o', (typed, appointments) => {
  expect(found(typed)).toEqual(appointments);
});
