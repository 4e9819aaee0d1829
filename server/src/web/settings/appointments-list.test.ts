import { describe, expect, it } from 'vitest';
import { byDate, freshAppointment, minuteIn, timeText } from './appointments-list.ts';

const booked = (id: string, date: string, minute: number) => ({
  id,
  service: 'loan',
  date,
  minute,
  memberKey: null,
});

describe('the appointments of a plan', () => {
  it('stand by date and time, wherever they are in the plan; those without a date at the end', () => {
    const all = [
      booked('c', '', 540),
      booked('a', '2026-11-25', 600),
      booked('b', '2026-11-24', 600),
      booked('d', '2026-11-25', 540),
    ];
    expect(byDate(all, null)).toEqual([
      { date: '2026-11-24', places: [2] },
      { date: '2026-11-25', places: [3, 1] },
      { date: '', places: [0] },
    ]);
    expect(byDate([], null)).toEqual([]);
  });

  it('given one is being written, then it stays where it was', () => {
    const written = [booked('a', '', Number.NaN), booked('b', '2026-11-25', 540)];
    expect(byDate(written, { place: 0, date: '2026-11-25', minute: 600 })).toEqual([
      { date: '2026-11-25', places: [1, 0] },
    ]);
    expect(byDate(written, null)).toEqual([
      { date: '2026-11-25', places: [1] },
      { date: '', places: [0] },
    ]);
  });

  it('given one more, then it is a quarter of an hour after the last, under a number that is free', () => {
    const today = '2026-11-24';
    expect(freshAppointment([], [], today)).toEqual({ ...booked('Y20261124-01', today, 540), service: '' });
    const last = booked('Y20261126-02', '2026-11-26', 600);
    const first = booked('Y20261126-01', '2026-11-26', 540);
    expect(freshAppointment([first, last], [], today)).toEqual(booked('Y20261126-03', '2026-11-26', 615));
    expect(freshAppointment([booked('x', '2026-11-20', 700)], [], today)).toMatchObject({
      date: today,
      minute: 540,
    });
    expect(freshAppointment([booked('x', today, 1435)], [], today).minute).toBe(1439);
    expect(freshAppointment([booked('x', today, Number.NaN)], [], today).minute).toBe(540);
  });

  it('have times of day', () => {
    expect([555, 0, 1439].map(timeText)).toEqual(['09:15', '00:00', '23:59']);
    expect(timeText(Number.NaN)).toBe('');
    expect([minuteIn('09:15'), minuteIn('')]).toEqual([555, Number.NaN]);
  });
});
