import { useEffect, useState } from 'preact/hooks';
import { faultWords, type Bilingual, type Refusal } from '@jiaohao/shared';
import { dateTime, Notice, Panel, Pill, say, Table, type Column } from '@jiaohao/shared/web';
import type { DeviceHistory } from '../../http/shapes/device.ts';
import { readAgain } from '../api.ts';
import { lasting } from './lasting.ts';

type Past = DeviceHistory['incidents'][number];

/** What failed there before, how soon it was noticed and how long the repair took. `open`: read anew when it changes. */
export function History({ device, open }: { device: string; open: string }) {
  const [history, setHistory] = useState<DeviceHistory | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readAgain<DeviceHistory>(`/devices/${encodeURIComponent(device)}/history`).then((said) => {
      if (!isCurrent) return;
      setRefusal(said.ok ? null : said.refusal);
      if (said.ok) setHistory(said.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [device, open]);
  return (
    <Panel
      title={{ zh: '故障记录', en: 'History of faults' }}
      aside={<span class="soft">{say({ zh: '最近 30 个营业日', en: 'Last 30 business days' })}</span>}
    >
      {refusal && <Notice tone="bad" zh={refusal.zh} en={refusal.en} />}
      {history && (
        <div class={refusal ? 'stale' : ''}>
          <Figures history={history} />
          <Table
            caption={{ zh: '故障记录', en: 'History of faults' }}
            columns={columns}
            rows={history.incidents}
            keyOf={({ incident }) => incident.id}
            empty={{ zh: '没有故障记录。', en: 'It has never failed.' }}
          />
        </div>
      )}
    </Panel>
  );
}

function Figures({ history: { failures, meanToNotice, meanToRepair } }: { history: DeviceHistory }) {
  const figures: readonly (readonly [Bilingual, Bilingual])[] = [
    [
      { zh: '故障次数', en: 'Failures' },
      { zh: String(failures), en: String(failures) },
    ],
    [{ zh: '平均发现用时', en: 'Mean time to notice' }, lastingOr(meanToNotice)],
    [{ zh: '平均修复用时', en: 'Mean time to repair' }, lastingOr(meanToRepair)],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value]) => (
        <div key={name.en}>
          <dt>{say(name)}</dt>
          <dd>{say(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

const none: Bilingual = { zh: '—', en: '—' };
const lastingOr = (ms: number | null): Bilingual => (ms === null ? none : lasting(ms));

const columns: readonly Column<Past>[] = [
  {
    title: { zh: '故障', en: 'Fault' },
    cell: ({ incident: { fault, what } }) => (
      <>
        <strong>{say(faultWords[fault])}</strong>
        {what !== null && <div>{what}</div>}
      </>
    ),
  },
  { title: { zh: '开始', en: 'From' }, figure: true, cell: ({ incident }) => dateTime(incident.since) },
  {
    title: { zh: '发现用时', en: 'Noticed after' },
    figure: true,
    cell: ({ incident: { since, openedAt } }) => say(lasting(openedAt - since)),
  },
  {
    title: { zh: '结束', en: 'To' },
    figure: true,
    cell: ({ closedAt }) =>
      closedAt === null ? <Pill tone="bad" zh="未修复" en="Open" /> : dateTime(closedAt),
  },
  {
    title: { zh: '修复用时', en: 'Repaired after' },
    figure: true,
    cell: ({ incident, closedAt }) => say(closedAt === null ? none : lasting(closedAt - incident.since)),
  },
  {
    title: { zh: '怎样结束', en: 'How it ended' },
    cell: ({ how, note }) => (
      <>
        {how === 'recovered' && say({ zh: '设备自报恢复', en: 'The device said so' })}
        {how === 'cleared' && say({ zh: '技术人员确认', en: 'Cleared by a technician' })}
        {note !== null && <div class="soft">{note}</div>}
      </>
    ),
  },
];
