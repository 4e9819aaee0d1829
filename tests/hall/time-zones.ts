/** Zones are named the other way round: Etc/GMT-8 is eight hours ahead. */
const zone = (hoursAhead: number): string =>
  hoursAhead === 0 ? 'UTC' : `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
const utcHour = (): number => new Date().getUTCHours();

/** Where it is noon, whenever a test runs: no date changes under it. */
export const zoneAtNoon = (): string => zone(12 - utcHour());

/** Where the date is behind that of {@link zoneOfLaterDate}, whenever a test runs. */
export const zoneOfEarlierDate = zone(-12);

/** Where it is a later date, and past one o'clock: a hub that is started with it finds that the date has changed. */
export const zoneOfLaterDate = (): string => zone((utcHour() + 14) % 24 >= 1 ? 14 : 13);

/** Local date, `2026-11-23`, and whole minutes since local midnight. */
export function localTime(timeZone: string): { date: string; minute: number } {
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const [date = '', time = ''] = written.format(new Date()).split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { date, minute: hour * 60 + minute };
}
