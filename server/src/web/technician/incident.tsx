import { CircleCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { faultWords, type Bilingual, type Refusal } from '@jiaohao/shared';
import { Button, clockTime, dateTime, Field, Notice, Panel, Pill, say } from '@jiaohao/shared/web';
import { act } from '../api.ts';
import { ClearIncident } from './clear-incident.tsx';
import type { OpenIncident } from './things.ts';
import { lasting } from './lasting.ts';

const usualMinutes = [15, 30, 60, 120] as const;

/** An open incident: what it is, what members see meanwhile, and when it should be over. */
export function Incident({ incident }: { incident: OpenIncident }) {
  const { id, fault, name, staff, what, since, minutesOpen, escalated, waitsForClearing } = incident;
  const [clears, setClears] = useState(false);
  return (
    <Panel
      title={{ zh: `故障单：${faultWords[fault].zh}`, en: `Incident: ${faultWords[fault].en}` }}
      class="incident"
      aside={
        <div class="pills">
          {escalated && <Pill tone="bad" zh="已上报值班" en="With the duty manager" />}
          {waitsForClearing && <Pill tone="warn" zh="待确认修复" en="To be cleared" />}
          <span class="soft">{id}</span>
        </div>
      }
    >
      <div class="incident-body">
        <div class="incident-words">
          <p>
            <strong>{say(name)}</strong>
          </p>
          {what !== null && <p>{what}</p>}
          <p class="soft">{say(staff)}</p>
          <p class="soft">{say(sinceWhen(since, minutesOpen))}</p>
        </div>
        <div class="incident-acts">
          <Estimate incident={incident} />
          <Button icon={CircleCheck} zh="确认修复" en="Clear it" onPress={() => setClears(true)} />
        </div>
      </div>
      {clears && <ClearIncident incident={id} onClose={() => setClears(false)} />}
    </Panel>
  );
}

function sinceWhen(since: number, minutesOpen: number): Bilingual {
  const from = dateTime(since);
  if (minutesOpen < 1) return { zh: `${from} 开始`, en: `Since ${from}` };
  const { zh, en } = lasting(minutesOpen * 60_000);
  return { zh: `${from} 开始，已 ${zh}`, en: `Since ${from}, for ${en}` };
}

/** How long it will take, said by the technician; every screen counts on it. */
function Estimate({ incident: { id, repairBy } }: { incident: OpenIncident }) {
  const [minutes, setMinutes] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const estimate = async (count: number): Promise<void> => {
    const said = await act('POST', `/incidents/${id}/estimate`, { minutes: count });
    setRefusal(said.ok ? null : said.refusal);
    if (said.ok) setMinutes('');
  };
  const typed = /^[1-9]\d{0,3}$/.test(minutes) ? Number(minutes) : null;
  return (
    <form
      class="estimate"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== null) void estimate(typed);
      }}
    >
      <p class="estimate-now">
        {repairBy === null
          ? say({ zh: '还没有预计修复时间', en: 'No estimate yet' })
          : say({ zh: `预计 ${clockTime(repairBy)} 修复`, en: `Repaired by about ${clockTime(repairBy)}` })}
      </p>
      <div class="estimate-quick">
        {usualMinutes.map((count) => (
          <Button key={count} zh={`${count} 分钟`} en={`${count} min`} onPress={() => void estimate(count)} />
        ))}
      </div>
      <div class="estimate-own">
        <Field
          name={{ zh: '从现在起（分钟）', en: 'From now on (minutes)' }}
          value={minutes}
          onInput={setMinutes}
          inputMode="numeric"
          maxLength={4}
        />
        <Button submit zh="预计" en="Estimate" disabled={typed === null} />
      </div>
      {refusal && <Notice tone="bad" zh={refusal.zh} en={refusal.en} />}
    </form>
  );
}
