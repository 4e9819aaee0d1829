import { Button, say, TicketNumber } from '@jiaohao/shared/web';
import type { Doing, Window } from './doing.ts';

/** Tickets that wait for this window alone: what keeps it from closing. Each can be sent back to its queue. */
export function WindowTickets({ window: { directed, held }, doing }: { window: Window; doing: Doing }) {
  if (directed.length + held.length === 0) return null;
  return (
    <section class="window-tickets">
      <h3>{say({ zh: '只等本窗口的号票', en: 'Waiting for this window alone' })}</h3>
      <ul>
        {directed.map((ticket) => (
          <li key={ticket}>
            <TicketNumber number={ticket} />
            <span>{say({ zh: '转办到本窗口', en: 'sent here' })}</span>
            <Button
              zh="转回业务队列"
              en="Back to its queue"
              onPress={() => void doing('POST', `/tickets/${ticket}/reassign`, { window: null })}
            />
          </li>
        ))}
        {held.map((ticket) => (
          <li key={ticket}>
            <TicketNumber number={ticket} />
            <span>{say({ zh: '挂起，材料核对中', en: 'held while papers are checked' })}</span>
            <Button
              zh="材料已齐"
              en="Papers are ready"
              onPress={() => void doing('POST', `/tickets/${ticket}/ready`)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
