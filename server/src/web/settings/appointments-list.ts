import type { WrittenPlan } from '../../http/shapes/settings.ts';

type Hall = WrittenPlan['hall'];
export type Appointment = Hall['appointments'][number];

/** The appointments of one date, as their places in the plan, by time. */
interface OnDate {
  readonly date: string;
  readonly places: readonly number[];
}

/** The row that somebody writes in, and when it was for before. */
export interface Writing {
  readonly place: number;
  readonly date: string;
  readonly minute: number;
}

/**
 * Every date with appointments, earliest first; those whose date is not filled in come at the end. What is being written
 * stays where it was: a row that moved with each letter would lose the cursor.
 */
export function byDate(appointments: Hall['appointments'], writing: Writing | null): OnDate[] {
  const dates = new Map<string, number[]>();
  const now = appointments.map(({ date, minute }, place) =>
    place === writing?.place ? writing : { date, minute },
  );
  for (const [place, { date }] of now.entries()) dates.set(date, [...(dates.get(date) ?? []), place]);
  // What is no time yet is null once the draft was kept by the browser.
  const minuteAt = (place: number): number => now[place]?.minute || 0;
  return [...dates]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b))
    .map(([date, places]) => ({ date, places: places.toSorted((a, b) => minuteAt(a) - minuteAt(b)) }));
}

const QUARTER = 15;

/** One more, a quarter of an hour after the last that was added; the first is for `today`, nine o'clock. */
export function freshAppointment(
  appointments: Hall['appointments'],
  services: Hall['services'],
  today: string,
): Appointment {
  const last = appointments.at(-1);
  const date = last !== undefined && last.date >= today ? last.date : today;
  const minute = last?.date === date ? Math.min(last.minute + QUARTER, 24 * 60 - 1) : 9 * 60;
  return {
    id: freeId(appointments, date),
    service: last?.service ?? services[0]?.id ?? '',
    date,
    minute: Number.isFinite(minute) ? minute : 9 * 60,
    memberKey: null,
  };
}

/** `Y20261124-03`: the first number of its date that no other has. */
function freeId(appointments: Hall['appointments'], date: string): string {
  const taken = new Set(appointments.map(({ id }) => id));
  let nth = 1;
  const id = (): string => `Y${date.replaceAll('-', '')}-${String(nth).padStart(2, '0')}`;
  while (taken.has(id())) nth += 1;
  return id();
}

/** 555 → `09:15`; nothing for what is no time. */
export function timeText(minute: number): string {
  if (!Number.isFinite(minute)) return '';
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** `09:15` → 555; NaN, which the hub objects to, for what is no time. */
export function minuteIn(text: string): number {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours === '' ? Number.NaN : Number(hours) * 60 + Number(minutes);
}
