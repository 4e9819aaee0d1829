import { Both, clockTime, TicketNumber } from '@jiaohao/shared/web';
import { hall } from '../hall-live.ts';
import { recentCalls } from './board-live.ts';

const rows = 6;

/** The latest calls, so that nobody who looked away has missed one. A call stands here the moment it is made. */
export function RecentCalls() {
  const calls = recentCalls.value.slice(0, rows);
  const windows = hall.value?.windows ?? [];
  return (
    <section class="recent" aria-labelledby="recent">
      <h2 id="recent">
        <Both zh="最近叫号" en="Recent calls" />
      </h2>
      {calls.length === 0 && (
        <p class="none">
          <Both zh="暂无叫号" en="No calls yet" />
        </p>
      )}
      <ol>
        {calls.map(({ ticket, window, at }) => (
          <li
            key={`${ticket} ${at}`}
            data-call={`${ticket}→${window}`}
            class={windows.some((each) => each.number === window && each.ticket === ticket) ? 'stands' : ''}
          >
            <TicketNumber number={ticket} />
            <span class="to" lang="zh-CN">
              <b>{window}</b>号窗口
            </span>
            <span class="at">{clockTime(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
