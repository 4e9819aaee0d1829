import { Volume2 } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Both, Icon, NotLive } from '@jiaohao/shared/web';
import { hall } from '../hall-live.ts';
import { isHeard, live, sleeps, wake } from './board-live.ts';
import { GreenChannel } from './green-channel.tsx';
import { HallClock } from './hall-clock.tsx';
import { InTheLight } from './in-the-light.tsx';
import { Notices } from './notices.tsx';
import { RecentCalls } from './recent-calls.tsx';
import { ServiceWaits } from './service-waits.tsx';

/** The screen of the waiting area: who is called, how long it takes, what is posted. Read from eight metres, touched by nobody. */
export function Board() {
  const now = hall.value;
  useEffect(() => {
    if (now !== null) document.title = `${now.hall.zh} · 大厅屏 Hall board`;
  }, [now?.hall.zh]);
  return (
    <div class="board">
      <NotLive live={live.value} />
      <header class="head">
        <h1>{now === null ? <Both zh="正在连接…" en="Connecting…" /> : <Both {...now.hall} />}</h1>
        <Sound />
        <HallClock />
      </header>
      <main class={live.value === false ? 'stale' : ''}>
        <div class="calls">
          <InTheLight />
          <RecentCalls />
        </div>
        <div class="aside">
          <ServiceWaits />
          <GreenChannel />
        </div>
      </main>
      <Notices />
    </div>
  );
}

/** Whether calls are spoken here; where the browser wants to be touched first, that. */
function Sound() {
  if (sleeps.value)
    return (
      <button type="button" class="wake" onClick={wake}>
        <Icon of={Volume2} />
        <Both zh="点按开启语音" en="Press for sound" />
      </button>
    );
  return isHeard.value ? (
    <span class="sound">
      <Icon of={Volume2} label="本屏播报语音 Calls are spoken here" />
    </span>
  ) : null;
}
