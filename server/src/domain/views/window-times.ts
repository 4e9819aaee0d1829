import type { WindowNumber } from '@jiaohao/shared';
import type { HallDay, Ticket, Visit } from '../hall-day/state.ts';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';

/** What a window did on a day; the spread is of the times that members were there, from call to done. */
export interface WindowTimes extends Spread {
  readonly window: WindowNumber;
  /** Called in vain. */
  readonly missed: number;
  /** Laid aside, handed over, or cut short by the window's failure. */
  readonly goneOn: number;
  /** Of how many members graded it, and the mean, 1 best … 5 worst. */
  readonly graded: number;
  readonly meanGrade: number | null;
}

/** Every window that had somebody, in number order. */
export function windowTimes(state: HallDay): WindowTimes[] {
  const tickets = [...state.tickets.values()];
  const visits = Map.groupBy(
    tickets.flatMap((ticket) => ticket.visits),
    ({ window }) => window,
  );
  return [...visits]
    .sort(([a], [b]) => a - b)
    .map(([window, those]) => ({ window, ...timesOf(those), ...gradesAt(window, tickets) }));
}

function timesOf(visits: readonly Visit[]): Omit<WindowTimes, 'window' | 'graded' | 'meanGrade'> {
  const done = visits.filter(({ how }) => how === 'done');
  const missed = visits.filter(({ how }) => how === 'missed').length;
  const times = done.flatMap(({ from, to }) => (to === null ? [] : [Math.max(0, to - from)]));
  return {
    ...spreadOf(times),
    count: done.length,
    missed,
    goneOn: visits.length - done.length - missed,
  };
}

/** A grade is of the window that the member was at last. */
function gradesAt(
  window: WindowNumber,
  tickets: readonly Ticket[],
): Pick<WindowTimes, 'graded' | 'meanGrade'> {
  const grades = tickets.flatMap(({ grade, visits }) =>
    grade !== null && visits.at(-1)?.window === window ? [grade] : [],
  );
  const sum = grades.reduce((a, b) => a + b, 0);
  return {
    graded: grades.length,
    meanGrade: grades.length === 0 ? null : Math.round((10 * sum) / grades.length) / 10,
  };
}
