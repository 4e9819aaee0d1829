import { ChartColumn, ClipboardCheck, DoorClosed, DoorOpen, Megaphone, ServerOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Icon, say, TicketNumber } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import type { HallView } from '../../../http/shapes/hall.ts';
import { press } from '../deeds.ts';
import { today } from '../today.ts';
import { hubNow } from '../../hub-clock.ts';
import type { OnOver } from '../over.ts';
import { minutesFrom, spanWords } from '../spans.ts';

interface FigureProps {
  name: Bilingual;
  tone?: 'plain' | 'warn' | 'bad';
  /** Said small below the figure. */
  more?: ComponentChildren;
  children: ComponentChildren;
}

function Figure({ name, tone = 'plain', more, children }: FigureProps) {
  return (
    <div class={`figure-tile ${tone}`}>
      <span class="name">{say(name)}</span>
      <strong>{children}</strong>
      <span class="more">{more}</span>
    </div>
  );
}

const phases: Readonly<Record<HallView['day']['phase'], Bilingual>> = {
  none: { zh: '未营业', en: 'Not open' },
  open: { zh: '营业中', en: 'Open' },
  draining: { zh: '延时服务', en: 'Closing' },
  closed: { zh: '已结束', en: 'Closed' },
};

export interface FiguresProps {
  duty: DutyView;
  hall: HallView;
  onOver: OnOver;
}

/** The day in six figures, and what can be done about all of it. */
export function Figures({ duty, hall, onOver }: FiguresProps) {
  const day = dayNow(hall);
  const waiting = duty.queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const open = duty.windows.filter(({ status }) => status === 'open').length;
  const atWindows = (day.tickets['called'] ?? 0) + (day.tickets['serving'] ?? 0);
  const people = { zh: '人', en: '' };
  return (
    <section class="figures" aria-label={say({ zh: '大厅概况', en: 'The hall in figures' })}>
      <Figure name={{ zh: '正在等候', en: 'Waiting' }}>
        {waiting} <small>{say(people)}</small>
      </Figure>
      <Longest duty={duty} />
      <Figure
        name={{ zh: '正在办理', en: 'At windows' }}
        more={say({ zh: `挂起${day.tickets['held'] ?? 0}`, en: `${day.tickets['held'] ?? 0} on hold` })}
      >
        {atWindows} <small>{say(people)}</small>
      </Figure>
      <Figure
        name={{ zh: '今日办结', en: 'Done today' }}
        more={say({ zh: `取号${day.issued}`, en: `${day.issued} came` })}
      >
        {day.tickets['done'] ?? 0} <small>{say(people)}</small>
      </Figure>
      <Figure
        name={{ zh: '开放窗口', en: 'Windows open' }}
        tone={open === 0 && waiting > 0 ? 'bad' : 'plain'}
      >
        {open} <small>/ {duty.windows.length}</small>
      </Figure>
      <Figure name={{ zh: '营业状态', en: 'The day' }} more={<Kiosks kiosks={duty.kiosks} />}>
        <span class="phase">{say(phases[day.phase])}</span>
      </Figure>
      <Deeds day={day} onOver={onOver} />
    </section>
  );
}

/** The business day; one that was closed on another date is over, and today's has not begun. */
function dayNow({ day }: HallView): HallView['day'] {
  const over = day.phase === 'closed' && day.date !== today.value;
  return over ? { date: null, phase: 'none', issued: 0, tickets: {} } : day;
}

function Longest({ duty: { waiters } }: { duty: DutyView }) {
  const [first] = waiters;
  const name = { zh: '最长等候', en: 'Longest wait' };
  if (first === undefined) return <Figure name={name}>–</Figure>;
  const minutes = minutesFrom(first.since, hubNow.value);
  const broken = minutes >= first.promiseMinutes;
  return (
    <Figure name={name} tone={broken ? 'bad' : 'plain'} more={<TicketNumber number={first.ticket} />}>
      {say(spanWords(minutes))}
    </Figure>
  );
}

/** How many kiosks people can be sent to. */
function Kiosks({ kiosks }: Pick<DutyView, 'kiosks'>) {
  const working = kiosks.filter(({ state, prints }) => state === 'working' && prints).length;
  const words = { zh: `取号机${working}/${kiosks.length}`, en: `Kiosks ${working}/${kiosks.length}` };
  return working === kiosks.length ? <>{say(words)}</> : <strong class="amiss">{say(words)}</strong>;
}

function Deeds({ day, onOver }: Pick<FiguresProps, 'onOver'> & { day: HallView['day'] }) {
  return (
    <div class="deeds">
      <Button icon={Megaphone} zh="发布告示" en="Post a notice" onPress={() => onOver({ kind: 'notice' })} />
      <Button
        icon={ServerOff}
        zh="业务系统故障"
        en="System outage"
        onPress={() => onOver({ kind: 'outage', outage: null })}
      />
      <a class="button" href="#opening">
        <Icon of={ClipboardCheck} />
        <span>{say({ zh: '班前检查', en: 'Opening check' })}</span>
      </a>
      <a class="button" href="#waits">
        <Icon of={ChartColumn} />
        <span>{say({ zh: '等候统计', en: 'Waiting times' })}</span>
      </a>
      {day.phase === 'open' || day.phase === 'draining' ? (
        <Button icon={DoorClosed} zh="收班" en="End the day" onPress={() => onOver({ kind: 'closing' })} />
      ) : (
        <Button
          icon={DoorOpen}
          zh="开始营业"
          en="Open the day"
          onPress={() => void press('POST', '/day/open')}
        />
      )}
    </div>
  );
}
