import { useEffect } from 'preact/hooks';
import { clockTime, timeZone } from '@jiaohao/shared/web';
import { hubNow, keepTime } from '../hub-clock.ts';

/** The hall's time and date. */
export function HallClock() {
  useEffect(() => keepTime(), []);
  return (
    <time class="hall-clock" dateTime={new Date(hubNow.value).toISOString()}>
      <span class="hour">{clockTime(hubNow.value)}</span>
      <span class="date">{dateOf(hubNow.value)}</span>
    </time>
  );
}

function dateOf(at: number): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: timeZone.value,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(at);
}
