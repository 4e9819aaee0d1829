import type { Bilingual } from '@jiaohao/shared';
import { Both, TicketNumber } from '@jiaohao/shared/web';
import type { HallView } from '../../http/shapes/hall.ts';
import { hall } from '../hall-live.ts';
import { inTheLight, recentCalls } from './board-live.ts';
import type { BoardCall } from './call-book.ts';

/** The call of the moment, as large as it can be; the last one stays until the next. */
export function InTheLight() {
  const call = inTheLight.value ?? recentCalls.value[0];
  if (call === undefined) return <Nobody />;
  const stands = standsAt(call, hall.value);
  return (
    <section class={`light ${stands ? '' : 'over'}`} aria-labelledby="light">
      <h2 id="light">
        {stands ? <Both zh="正在叫号" en="Now calling" /> : <Both zh="刚才叫号" en="Called last" />}
      </h2>
      {/* Anew for each call, so that it blinks again when the same number is called again. */}
      <div
        class={`call ${call === inTheLight.value ? 'fresh' : ''}`}
        key={`${call.ticket} ${call.at}`}
        aria-live="polite"
      >
        <p class="who">
          <TicketNumber number={call.ticket} />
        </p>
        <p class="where" lang="zh-CN">
          {call.moved ? '改到' : '请到'}
          <strong>{call.window}</strong>
          号窗口
        </p>
        <p class="where-en" lang="en">
          {call.moved ? 'Now at window' : 'Please go to window'} {call.window}
          {call.again && ' · called again'}
        </p>
      </div>
    </section>
  );
}

/** Whether somebody is still expected or served there. */
function standsAt({ ticket, window }: BoardCall, view: HallView | null): boolean {
  return view?.windows.some((each) => each.number === window && each.ticket === ticket) ?? false;
}

const greetings: Readonly<Record<HallView['day']['phase'], Bilingual>> = {
  none: { zh: '欢迎光临，请先取号', en: 'Welcome. Please take a number.' },
  open: { zh: '欢迎光临，请先取号', en: 'Welcome. Please take a number.' },
  draining: { zh: '已在等候的，今天都会办完', en: 'Everyone who waits is still served today.' },
  closed: { zh: '今日业务已办理完毕', en: 'Service for today has ended.' },
};

function Nobody() {
  const view = hall.value;
  return (
    <section class="light nobody" aria-labelledby="light">
      <h2 id="light">
        <Both zh="正在叫号" en="Now calling" />
      </h2>
      <p class="greeting">{view && <Both {...greetings[view.day.phase]} />}</p>
    </section>
  );
}
