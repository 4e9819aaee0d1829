import { signal } from '@preact/signals';

/** The hall's time zone, an IANA name; a page takes it from what its server says. */
export const timeZone = signal('Asia/Shanghai');

/** A moment (epoch milliseconds) on the hall's clock: `14:05`, with seconds `14:05:09`. */
export function clockTime(at: number, seconds = false): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: timeZone.value,
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
  }).format(at);
}

/** A moment with its day on the hall's calendar: `2026-11-25 14:05`. */
export function dateTime(at: number): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone.value, dateStyle: 'short' }).format(at);
  return `${day} ${clockTime(at)}`;
}
