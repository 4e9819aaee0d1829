import { faultWords, type Bilingual } from '@jiaohao/shared';
import { clockTime, Panel, Pill, say, type Tone } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import { hubNow } from '../../hub-clock.ts';
import { subjectWords } from './subject-words.ts';
import { minutesFrom, spanWords } from '../spans.ts';

type Incident = DutyView['incidents'][number];

export interface TroublesPanelProps {
  incidents: readonly Incident[];
  tasks: DutyView['tasks'];
}

const severities: Readonly<Record<Incident['severity'], Bilingual & { readonly tone: Tone }>> = {
  urgent: { zh: '紧急', en: 'Urgent', tone: 'bad' },
  incident: { zh: '故障', en: 'Fault', tone: 'warn' },
  task: { zh: '待办', en: 'Task', tone: 'plain' },
};

/** What does not work and what waits for somebody; the technician and the desk do it. */
export function TroublesPanel({ incidents, tasks }: TroublesPanelProps) {
  return (
    <Panel
      class="troubles-panel"
      title={{ zh: '故障与待办', en: 'Faults and tasks' }}
      aside={
        <span class="aside">
          <a href="/technician">{say({ zh: '设备页', en: 'Devices' })}</a>{' '}
          <a href="/desk">{say({ zh: '咨询台', en: 'Desk' })}</a>
        </span>
      }
    >
      {incidents.length + tasks.length === 0 ? (
        <p class="empty">{say({ zh: '设备正常，没有待办。', en: 'All devices work; nothing waits.' })}</p>
      ) : (
        <ul class="troubles-list">
          {incidents.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
          {tasks.map((task) => (
            <li key={`${task.kind} ${task.id}`}>
              <Pill {...severities.task} />
              <span class="what">{say(task)}</span>
              <span class="since">{say(spanWords(minutesFrom(task.since, hubNow.value)))}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const { severity, subject, fault, what, staff, since, repairBy, escalated } = incident;
  const thing = subjectWords(subject);
  const wrong = what === null ? faultWords[fault] : { zh: what, en: what };
  return (
    <li>
      <Pill {...severities[severity]} />
      <span class="what">
        <strong>{say({ zh: `${thing.zh}：${wrong.zh}`, en: `${thing.en}: ${wrong.en}` })}</strong>
        <small>
          {escalated && say({ zh: '超时未修复。', en: 'Not repaired in time. ' })}
          {repairBy !== null &&
            say({ zh: `预计${clockTime(repairBy)}修好。`, en: `Expected by ${clockTime(repairBy)}. ` })}
          {say(staff)}
        </small>
      </span>
      <span class="since">{say(spanWords(minutesFrom(since, hubNow.value)))}</span>
    </li>
  );
}
