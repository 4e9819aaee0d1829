import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime } from '@jiaohao/shared/web';
import { timeZone } from '@jiaohao/shared/web';
import { hall } from '../hall-live.ts';

/** The hall's time and date, by the hub's clock: that of a television may be anything. */
export function HallClock() {
  const now = useSignal(Date.now());
  useEffect(() => {
    let ahead = 0;
    const stop = hall.subscribe((view) => {
      if (view !== null) ahead = view.at - Date.now();
      now.value = Date.now() + ahead;
    });
    const timer = setInterval(() => {
      now.value = Date.now() + ahead;
    }, 1000);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [now]);
  return (
    <time class="hall-clock" dateTime={new Date(now.value).toISOString()}>
      <span class="hour">{clockTime(now.value)}</span>
      <span class="date">{dateOf(now.value)}</span>
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
