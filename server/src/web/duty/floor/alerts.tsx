import { CircleCheck } from 'lucide';
import type { ComponentChildren } from 'preact';
import { faultWords, type Bilingual } from '@jiaohao/shared';
import { Button, clockTime, Icon, say } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import type { HallView } from '../../../http/shapes/hall.ts';
import { press } from '../deeds.ts';
import { isToday } from '../today.ts';
import { hubNow } from '../../hub-clock.ts';
import type { OnOver } from '../over.ts';
import { serviceNames } from '../service-words.ts';
import { minutesFrom, spanWords } from '../spans.ts';
import { subjectWords } from './subject-words.ts';

export interface AlertsProps {
  duty: DutyView;
  hall: HallView;
  /** How many actions are offered against one crowd, the most effective first; the rest is at the windows. */
  most: number;
  onOver: OnOver;
}

/** What wants the duty manager now, each with what one press would do about it. */
export function Alerts({ duty, hall, most, onOver }: AlertsProps) {
  const urgent = duty.incidents.filter(({ severity }) => severity === 'urgent');
  const quiet =
    urgent.length + duty.alerts.length === 0 &&
    duty.outages.length === 0 &&
    duty.mode === 'normal' &&
    !duty.leftOpen;
  const checked = duty.openingCheck !== null && isToday(duty.openingCheck.at);
  const unchecked = hall.day.phase === 'open' && !checked;
  return (
    <section class="alerts" aria-label={say({ zh: '需要处置', en: 'To be dealt with' })}>
      {duty.leftOpen && <LeftOpen onOver={onOver} />}
      {duty.mode === 'manual-issuing' && (
        <Alert
          tone="bad"
          zh="取号机全部停用，由咨询台人工发号"
          en="No kiosk is left: the desk gives out numbers by hand"
        />
      )}
      {urgent.map((incident) => (
        <Urgent key={incident.id} incident={incident} />
      ))}
      {duty.alerts.map((alert) => (
        <Crowded key={alert.service} alert={alert} most={most} />
      ))}
      {duty.outages.map((outage) => (
        <OutageAlert key={outage.id} outage={outage} onOver={onOver} />
      ))}
      {unchecked && (
        <Alert tone="warn" zh="今天还没有做班前检查" en="The opening check has not been made today">
          <a class="button" href="#opening">
            {say({ zh: '去检查', en: 'Check now' })}
          </a>
        </Alert>
      )}
      {quiet && !unchecked && (
        <p class="all-well">
          <Icon of={CircleCheck} />
          {say({ zh: '大厅运行正常，没有需要处置的事项。', en: 'All is well; nothing wants your hand.' })}
        </p>
      )}
    </section>
  );
}

/** One alert. The words say what is wrong, the buttons what a press does. */
function Alert({
  tone,
  zh,
  en,
  children,
}: Bilingual & { tone: 'warn' | 'bad'; children?: ComponentChildren }) {
  return (
    <div class={`alert ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <p>{say({ zh, en })}</p>
      {children && <div class="one-press">{children}</div>}
    </div>
  );
}

/** Something that cannot wait: a device too hot, the hub's disk full. */
function Urgent({ incident: { subject, fault, staff } }: { incident: DutyView['incidents'][number] }) {
  const thing = subjectWords(subject);
  const wrong = faultWords[fault];
  return (
    <Alert tone="bad" zh={`${thing.zh}${wrong.zh}：${staff.zh}`} en={`${thing.en}: ${wrong.en}. ${staff.en}`}>
      <a class="button" href="/technician">
        {say({ zh: '到设备页处理', en: 'To the devices' })}
      </a>
    </Alert>
  );
}

function LeftOpen({ onOver }: Pick<AlertsProps, 'onOver'>) {
  return (
    <Alert
      tone="bad"
      zh="上一营业日还有号票未办结，请逐张说明原因后结束营业"
      en="The last business day still has open tickets; close it with a reason for each"
    >
      <Button zh="结束上一营业日…" en="Close that day…" onPress={() => onOver({ kind: 'closing' })} />
    </Alert>
  );
}

function Crowded({ alert, most }: { alert: DutyView['alerts'][number]; most: number }) {
  const { service, name, waiting, longestSince, openWindows, actions } = alert;
  const longest = spanWords(longestSince === null ? 0 : minutesFrom(longestSince, hubNow.value));
  return (
    <Alert
      tone="bad"
      zh={`${name.zh}等候过多：${waiting}人，最长${longest.zh}，开放${openWindows}个窗口`}
      en={`Too many wait for ${name.en}: ${waiting}, longest ${longest.en}, open windows: ${openWindows}`}
    >
      <span class="press-says">
        {actions.length === 0
          ? say({
              zh: '没有可以开放或协助的窗口，请增派人员',
              en: 'No window can open or help; more staff are needed',
            })
          : say({ zh: '按一次即执行：', en: 'One press does it:' })}
      </span>
      {actions.slice(0, most).map(({ n, zh, en }) => (
        <Button
          key={n}
          look="main"
          zh={zh}
          en={en}
          onPress={() => void press('POST', `/alerts/${service}/actions/${n}`)}
        />
      ))}
    </Alert>
  );
}

function OutageAlert({
  outage,
  onOver,
}: Pick<AlertsProps, 'onOver'> & { outage: DutyView['outages'][number] }) {
  const { id, what, services, repairBy, long } = outage;
  const whose = services === 'all' ? { zh: '全部业务', en: 'all services' } : serviceNames(services);
  const overdue = hubNow.value >= repairBy;
  const until = clockTime(repairBy);
  return (
    <Alert
      tone={long || overdue ? 'bad' : 'warn'}
      zh={`业务系统故障：${what}（${whose.zh}），预计${until}恢复${overdue ? '，已超时' : ''}${long ? '，已停止取号' : '，继续取号'}`}
      en={`System outage: ${what} (${whose.en}), expected back ${until}${overdue ? ', overdue' : ''}${long ? '; no tickets are issued' : '; tickets are issued'}`}
    >
      <Button zh="修改预计…" en="New estimate…" onPress={() => onOver({ kind: 'outage', outage })} />
      <span class="press-says">
        {say({ zh: '按一次即撤下告示、恢复取号：', en: 'One press takes the notice down:' })}
      </span>
      <Button
        look="main"
        zh="系统已恢复"
        en="It works again"
        onPress={() => void press('POST', `/outages/${id}/end`)}
      />
    </Alert>
  );
}
