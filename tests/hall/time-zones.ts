/** Zones are named the other way round: Etc/GMT-8 is eight hours ahead. */
const zone = (hoursAhead: number): string =>
  hoursAhead === 0 ? 'UTC' : `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
const utcHour = (): number => new Date().getUTCHours();

/** Where it is noon, whenever a test runs: no date changes under it. */
export const zoneAtNoon = (): string => zone(12 - utcHour());
