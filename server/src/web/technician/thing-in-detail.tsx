import { Wrench } from 'lucide';
import { useState } from 'preact/hooks';
import { dateTime, Button, Pill, say } from '@jiaohao/shared/web';
import { is } from '../session.ts';
import { conditionOf } from './condition.ts';
import { DeviceTest } from './device-test.tsx';
import { History } from './history.tsx';
import { Incident } from './incident.tsx';
import { LinePanel } from './line-panel.tsx';
import { ReportFault } from './report-fault.tsx';
import { nameOf, type Thing } from './things.ts';

/** One device or host: what is wrong, what can be tried, what goes over its line, what happened before. */
export function ThingInDetail({ thing }: { thing: Thing }) {
  const { subject, device, isHeard, since, incidents } = thing;
  const { tone, zh, en } = conditionOf(thing);
  const [reports, setReports] = useState(false);
  return (
    <div class="detail">
      <section class={`panel headline ${tone}`} aria-label={say(nameOf(subject))}>
        <div class="headline-words">
          <h2>{say(nameOf(subject))}</h2>
          <code>{subject.id}</code>
          <Pill tone={tone} zh={zh} en={en} />
          {since !== null && (
            <span class="soft">{say({ zh: `自 ${dateTime(since)}`, en: `since ${dateTime(since)}` })}</span>
          )}
        </div>
        <div class="headline-acts">
          <Button icon={Wrench} zh="登记故障" en="Report a fault" onPress={() => setReports(true)} />
          {device !== null && <DeviceTest id={subject.id} kind={device} isHeard={isHeard} />}
        </div>
      </section>
      {incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} />
      ))}
      {device !== null && is('technician') && <LinePanel device={subject.id} />}
      <History device={subject.id} open={incidents.map(({ id }) => id).join()} />
      {reports && <ReportFault subject={subject} onClose={() => setReports(false)} />}
    </div>
  );
}
