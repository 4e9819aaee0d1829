import { Armchair, Info, ShieldCheck, StickyNote, type IconNode } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { clockTime, Icon, Panel, Pill, say, TicketNumber } from '@jiaohao/shared/web';
import type { CounterView } from '../../../http/shapes/counter.ts';
import { me } from '../../session.ts';
import { ClassPill } from './class-pill.tsx';
import { Grade } from './grade.tsx';
import { minutesSince } from '../window/since.ts';
import { Miss } from './miss.tsx';
import { reasonAlone } from './reason-alone.ts';

type Ticket = NonNullable<CounterView['ticket']>;

/** Who is at the window now, and why it is their turn. */
export function InHand({ view }: { view: CounterView }) {
  const { ticket } = view;
  return (
    <Panel
      title={{ zh: '当前号票', en: 'At the window' }}
      class="in-hand"
      aside={ticket && <State ticket={ticket} />}
    >
      {ticket === null ? <Nobody view={view} /> : <Somebody ticket={ticket} />}
      <Grade view={view} />
    </Panel>
  );
}

function Nobody({ view }: { view: CounterView }) {
  return (
    <p class="nobody">
      <Icon of={Armchair} />
      {say(whyNobody(view))}
    </p>
  );
}

function whyNobody({ status, callable }: CounterView): Bilingual {
  if (status === 'closed') return { zh: '窗口未开放', en: 'The window is closed' };
  if (status === 'paused') return { zh: '窗口暂停服务', en: 'The window is paused' };
  if (callable === 0) return { zh: '没有号票，也没有人等候', en: 'Nobody here, nobody waits' };
  return { zh: `没有号票，${callable}人在等候`, en: `Nobody here, ${callable} waiting` };
}

function State({ ticket: { state, calledAt } }: { ticket: Ticket }) {
  const since = minutesSince(calledAt);
  return state === 'serving' ? (
    <Pill tone="good" zh={`办理中 ${since.zh}`} en={`Serving, ${since.en}`} />
  ) : (
    <Pill tone="warn" zh={`已叫号 ${since.zh}`} en={`Called, ${since.en}`} />
  );
}

function Somebody({ ticket }: { ticket: Ticket }) {
  const { service, maskedName, issuedAt, green, firstClerk, holdNote, reason } = ticket;
  return (
    <>
      <div class="who">
        <TicketNumber number={ticket.ticket} />
        <div>
          <p class="service">{say(service)}</p>
          <p class="facts">
            <ClassPill of={ticket.class} />
            {maskedName !== null && <span>{maskedName}</span>}
            <span>{say({ zh: `${clockTime(issuedAt)} 取号`, en: `taken at ${clockTime(issuedAt)}` })}</span>
          </p>
        </div>
      </div>
      <ul class="remarks">
        <Remark
          icon={Info}
          zh={`为什么叫这一号：${reasonAlone(ticket.ticket, reason?.zh ?? byHand.zh)}`}
          en={`Why this one: ${reasonAlone(ticket.ticket, reason?.en ?? byHand.en)}`}
        />
        {noteOf(green) !== null && (
          <Remark
            icon={StickyNote}
            zh={`绿色通道事由：${noteOf(green)}`}
            en={`Granted because: ${noteOf(green)}`}
          />
        )}
        {firstClerk !== null && <Remark icon={ShieldCheck} {...firstAsked(firstClerk)} />}
        {holdNote !== null && (
          <Remark icon={StickyNote} zh={`挂起时注明：${holdNote}`} en={`Noted when held: ${holdNote}`} />
        )}
      </ul>
      {ticket.state === 'called' && <Miss miss={ticket.miss} />}
    </>
  );
}

const byHand = { zh: '中心中断时由窗口人工叫号。', en: 'called by hand while the hub was away.' };

function noteOf(green: Ticket['green']): string | null {
  return green === null ? null : green.note;
}

/** 首问责任 (§17): it stays with whom the member asked first, also where it is handed over. */
function firstAsked({ staff, name }: NonNullable<Ticket['firstClerk']>): Bilingual {
  if (staff === me.value?.staff)
    return {
      zh: '首问责任人是您：转办、挂起后仍由您跟进到底。',
      en: 'You were asked first: it stays yours to follow up, also when handed over or held.',
    };
  return {
    zh: `首问责任人：${name?.zh ?? ''}（${staff}），办理中有疑问请与其联系。`,
    en: `First asked: ${name?.en ?? ''} (${staff}); ask them when in doubt.`,
  };
}

function Remark({ icon, zh, en }: Bilingual & { icon: IconNode }) {
  return (
    <li>
      <Icon of={icon} />
      <span>{say({ zh, en })}</span>
    </li>
  );
}
