import { Temporal } from 'temporal-polyfill';
import type { Stamp } from '../domain/index.ts';
import type { Clock } from './clock.ts';

const minuteMs = 60_000;

/**
 * Reads the clock in the hall's time zone. Stamps never run backwards, also when the machine's clock is set back or the
 * journal's last entry (`notBefore`, epoch milliseconds) is younger than now.
 */
export function createStamps(clock: Clock, timeZone: string, notBefore: () => number): () => Stamp {
  let last = 0;
  let minute = { epoch: -1, date: '', minute: 0 };
  return () => {
    last = Math.max(last, notBefore(), clock.now());
    const epoch = Math.floor(last / minuteMs);
    // The calendar is asked once a minute: a stamp is made for every command.
    if (epoch !== minute.epoch) minute = { epoch, ...localTime(epoch * minuteMs, timeZone) };
    return { at: last, date: minute.date, minute: minute.minute };
  };
}

function localTime(at: number, timeZone: string): { date: string; minute: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return { date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
}
