import type { ServiceId } from '@jiaohao/shared';
import type { WaitsView } from '../../../http/shapes/waits.ts';

type Hours = WaitsView['hours'];

/** Services that somebody came for, in the order in which they first did. */
export function servicesIn(hours: Hours): ServiceId[] {
  return [...new Set(hours.flatMap(({ services }) => services.map(({ service }) => service)))];
}

/** The hours, then for each service the minutes that half of its members waited at most; null where nobody was called. */
export function dataOf(hours: Hours): [number[], ...(number | null)[][]] {
  const median = (hour: Hours[number], id: ServiceId): number | null => {
    const seconds = hour.services.find(({ service }) => service === id)?.median ?? null;
    return seconds === null ? null : Math.round(seconds / 6) / 10;
  };
  return [
    hours.map(({ hour }) => hour),
    ...servicesIn(hours).map((id) => hours.map((hour) => median(hour, id))),
  ];
}
