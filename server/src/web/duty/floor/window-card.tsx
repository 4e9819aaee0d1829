import { CirclePlay, Settings2, TriangleAlert } from 'lucide';
import { faultWords, subjectKindWords, type Bilingual } from '@jiaohao/shared';
import { Button, Icon, Pill, say, TicketNumber, type Tone } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { press } from '../deeds.ts';
import type { Window } from '../window/doing.ts';
import { hubNow } from '../../hub-clock.ts';
import type { OnOver } from '../over.ts';
import { nameOf } from '../people.ts';
import { serviceNames } from '../service-words.ts';
import { minutesFrom, spanWords } from '../spans.ts';

export interface WindowCardProps {
  window: Window;
  /** What is wrong there. */
  incidents: DutyView['incidents'];
  onOver: OnOver;
}

/** A window: who is there, with which ticket since when, what it does, and what does not work. */
export function WindowCard({ window, incidents, onOver }: WindowCardProps) {
  const { window: number, clerk, services, helperServices, dedicatedGreen } = window;
  const state = standingOf(window);
  const own = serviceNames(services.map(({ service }) => service));
  return (
    <li
      class={`window-card ${state.look}`}
      aria-label={say({ zh: `${number}号窗口`, en: `Window ${number}` })}
    >
      <div class="head">
        <span class="number">{number}</span>
        <span class="who">{clerk === null ? say({ zh: '无人', en: 'Nobody' }) : say(nameOf(clerk))}</span>
        <Pill tone={state.tone} zh={state.zh} en={state.en} />
      </div>
      <InHand window={window} />
      <p class="does">
        {dedicatedGreen && <Pill tone="green" zh="绿色专窗" en="Green only" />}
        {say(own)}
        {helperServices.length > 0 && (
          <span class="helps">
            {say({ zh: '协助：', en: 'helps: ' })}
            {say(serviceNames(helperServices))}
          </span>
        )}
      </p>
      <Troubles window={window} incidents={incidents} />
      <div class="deeds">
        <QuickDeed window={window} />
        <Button
          icon={Settings2}
          zh="管理"
          en="Manage"
          onPress={() => onOver({ kind: 'window', window: number })}
        />
      </div>
    </li>
  );
}

/** The state of a window in a word. */
function standingOf({ status, pause, ticket }: Window): Bilingual & { tone: Tone; look: string } {
  if (status === 'closed') return { zh: '未开放', en: 'Closed', tone: 'plain', look: 'closed' };
  if (status === 'paused')
    return pause?.fault === true
      ? { zh: '故障', en: 'Failed', tone: 'bad', look: 'failed' }
      : { zh: '暂停', en: 'Paused', tone: 'warn', look: 'paused' };
  return ticket === null
    ? { zh: '空闲', en: 'Free', tone: 'brand', look: 'free' }
    : { zh: '办理中', en: 'Serving', tone: 'good', look: 'serving' };
}

function InHand({ window: { ticket, ticketSince, pause, held, directed } }: { window: Window }) {
  const aside = [
    held.length > 0 && say({ zh: `挂起${held.length}`, en: `${held.length} held` }),
    directed.length > 0 && say({ zh: `专等${directed.length}`, en: `${directed.length} for here` }),
  ].filter((words) => words !== false);
  const since = (at: number) => say(spanWords(minutesFrom(at, hubNow.value)));
  return (
    <p class="in-hand">
      {ticket !== null && ticketSince !== null ? (
        <>
          <TicketNumber number={ticket} />
          <span class="since">{since(ticketSince)}</span>
        </>
      ) : pause === null ? (
        <span class="none">—</span>
      ) : (
        <>
          <span class="reason">{pause.reason}</span>
          <span class="since">{since(pause.from)}</span>
        </>
      )}
      {aside.length > 0 && <span class="held">{aside.join(' · ')}</span>}
    </p>
  );
}

function Troubles({ window: { display, input }, incidents }: Pick<WindowCardProps, 'window' | 'incidents'>) {
  const devices = incidents.filter(({ subject }) => subject.kind !== 'window');
  const words = devices.map(({ subject, fault }) => {
    const kind = subjectKindWords[subject.kind];
    return { zh: `${kind.zh}${faultWords[fault].zh}`, en: `${kind.en}: ${faultWords[fault].en}` };
  });
  // An agent that is away takes the devices of all its windows with it.
  if (words.length === 0 && display !== 'ok')
    words.push({ zh: '窗口屏不可用', en: 'Board not to be relied on' });
  if (words.length === 0 && input === 'soft') words.push({ zh: '改用软键盘', en: 'On the soft keypad' });
  if (words.length === 0) return null;
  return (
    <p class="troubles">
      <Icon of={TriangleAlert} />
      <span>
        {say({ zh: words.map(({ zh }) => zh).join('；'), en: words.map(({ en }) => en).join('; ') })}
      </span>
    </p>
  );
}

/** What a window that stands still is most likely wanted to do, in one press. To stop one takes a reason. */
function QuickDeed({ window: { window, status, pause } }: { window: Window }) {
  if (status === 'closed')
    return (
      <Button
        icon={CirclePlay}
        zh="开放"
        en="Open"
        onPress={() => void press('POST', `/windows/${window}/open`)}
      />
    );
  if (status === 'paused')
    return (
      <Button
        icon={CirclePlay}
        zh={pause?.fault === true ? '已修好' : '恢复'}
        en={pause?.fault === true ? 'Repaired' : 'Resume'}
        onPress={() => void press('POST', `/windows/${window}/resume`)}
      />
    );
  return null;
}
