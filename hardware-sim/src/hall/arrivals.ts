import { HOUR, MINUTE, closesAt, opensAt, profile, services } from './model-hall.ts';
import type { Random } from './random.ts';

/** Somebody comes in for a service, milliseconds since midnight. */
export interface Arrival {
  readonly at: number;
  readonly service: string;
}

/** The first come before the doors open, and some come at the last minute. */
const doors = { from: opensAt, to: closesAt - 2 * MINUTE };

/** How often people come at a time of day, against ordinary business. */
export function busyness(at: number): number {
  if (at < doors.from || at >= doors.to) return 0;
  return profile.get(Math.floor(at / HOUR)) ?? 0;
}

/**
 * A day's arrivals without appointment, in order: a Poisson stream whose rate follows the hour, drawn by thinning
 * (Lewis and Shedler): candidates at the highest rate, each kept with the share that its hour has of it.
 * @param load 1 for an ordinary day
 */
export function arrivals(random: Random, load: number): Arrival[] {
  const highest = Math.max(...profile.values());
  const all = services.flatMap(({ id, perHour }) => {
    const stream = random.fork(id);
    const found: Arrival[] = [];
    const mean = HOUR / (perHour * load * highest);
    for (let at = doors.from + stream.exponential(mean); at < doors.to; at += stream.exponential(mean)) {
      if (stream.chance(busyness(at) / highest)) found.push({ at: Math.round(at), service: id });
    }
    return found;
  });
  return all.sort((a, b) => a.at - b.at);
}
