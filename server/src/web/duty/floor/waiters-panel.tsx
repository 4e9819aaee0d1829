import type { Bilingual, TicketClass } from '@jiaohao/shared';
import { clockTime, Panel, Pill, say, TicketNumber, type Tone } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { hubNow } from '../../hub-clock.ts';
import { serviceName } from '../service-words.ts';
import { minutesFrom, spanWords } from '../spans.ts';

export const classWords: Readonly<Record<TicketClass, Bilingual & { readonly tone: Tone }>> = {
  regular: { zh: '普通', en: 'Regular', tone: 'plain' },
  green: { zh: '绿色通道', en: 'Green', tone: 'green' },
  appointment: { zh: '预约', en: 'Booked', tone: 'brand' },
};

/** Who waits longest, by number; never by name. */
export function WaitersPanel({ waiters }: { waiters: DutyView['waiters'] }) {
  return (
    <Panel class="waiters-panel" title={{ zh: '等候最久', en: 'Waiting longest' }}>
      {waiters.length === 0 ? (
        <p class="empty">{say({ zh: '没有人在等候。', en: 'Nobody waits.' })}</p>
      ) : (
        <ol class="waiters">
          {waiters.map((waiter) => (
            <Row key={waiter.ticket} waiter={waiter} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Row({ waiter }: { waiter: DutyView['waiters'][number] }) {
  const minutes = minutesFrom(waiter.since, hubNow.value);
  const broken = minutes >= waiter.promiseMinutes;
  return (
    <li class={broken ? 'broken' : ''}>
      <TicketNumber number={waiter.ticket} />
      <span class="service">{say(serviceName(waiter.service))}</span>
      {waiter.class !== 'regular' && <Pill {...classWords[waiter.class]} />}
      <span class="since">
        {say({ zh: `${clockTime(waiter.since)}起`, en: `since ${clockTime(waiter.since)}` })}
      </span>
      <strong>{say(spanWords(minutes))}</strong>
    </li>
  );
}
