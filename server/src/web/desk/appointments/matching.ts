import type { DeskView } from '../../../http/shapes/desk.ts';

type Appointment = DeskView['appointments'][number];

/** Appointments that somebody means by a time (`0930`, `9:30`) or the end of their number. Nothing typed means all. */
export function matching(
  all: readonly Appointment[],
  typed: string,
  timeOf: (at: number) => string,
): Appointment[] {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s:.]/g, '')
    .toUpperCase();
  const isOnlyTime = /\d[:.]/.test(typed.normalize('NFKC'));
  return all.filter(({ appointment, slotAt }) => {
    const time = timeOf(slotAt).replace(':', '');
    const isTime = text.length >= 3 && (time === text || time === `0${text}` || time.startsWith(text));
    return isTime || (!isOnlyTime && appointment.toUpperCase().endsWith(text));
  });
}
