import { ArrowRight } from 'lucide';
import { faultWords, type Bilingual } from '@jiaohao/shared';
import { Button, clockTime, dateTime, Panel, Pill, say, Table, type Column } from '@jiaohao/shared/web';
import { choose } from './chosen.ts';
import { needsCare } from './condition.ts';
import { nameOf, type Group, type OpenIncident } from './things.ts';

/** The whole hall at a glance: how many devices, how many with faults, and every open incident. */
export function Overview({
  groups,
  incidents,
}: {
  groups: readonly Group[];
  incidents: readonly OpenIncident[];
}) {
  const devices = groups.flatMap(({ things }) => things).filter(({ device }) => device !== null);
  const hosts = groups.flatMap(({ host }) => host ?? []);
  const connected = hosts.filter(({ faults }) => faults.length === 0).length;
  const figures: readonly (readonly [Bilingual, string])[] = [
    [{ zh: '设备', en: 'Devices' }, String(devices.length)],
    [{ zh: '有异常的设备', en: 'Devices with faults' }, String(devices.filter(needsCare).length)],
    [{ zh: '在线主机', en: 'Hosts connected' }, `${connected} / ${hosts.length}`],
  ];
  return (
    <div class="detail">
      <Panel title={{ zh: '概览', en: 'Overview' }}>
        <dl class="figures overview">
          {figures.map(([name, value]) => (
            <div key={name.en}>
              <dt>{say(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">
          {say({
            zh: '请在左侧选择一台设备，查看故障、线路数据和故障记录。',
            en: 'Choose a device on the left to see its faults, its line and its history.',
          })}
        </p>
      </Panel>
      <Panel title={{ zh: '未修复的故障', en: 'Open incidents' }}>
        <Table
          caption={{ zh: '未修复的故障', en: 'Open incidents' }}
          columns={columns}
          rows={incidents}
          keyOf={({ id }) => id}
          empty={{ zh: '没有未修复的故障。', en: 'Nothing is broken.' }}
        />
      </Panel>
    </div>
  );
}

const columns: readonly Column<OpenIncident>[] = [
  {
    title: { zh: '设备', en: 'Device' },
    cell: ({ subject }) => <strong>{say(nameOf(subject))}</strong>,
  },
  {
    title: { zh: '故障', en: 'Fault' },
    cell: ({ fault, what }) => (
      <>
        {say(faultWords[fault])}
        {what !== null && <div class="soft">{what}</div>}
      </>
    ),
  },
  { title: { zh: '开始', en: 'Since' }, figure: true, cell: ({ since }) => dateTime(since) },
  {
    title: { zh: '预计修复', en: 'Estimate' },
    figure: true,
    cell: ({ repairBy, waitsForClearing }) =>
      waitsForClearing ? (
        <Pill tone="warn" zh="待确认修复" en="To be cleared" />
      ) : repairBy === null ? (
        <Pill tone="bad" zh="未预计" en="None yet" />
      ) : (
        clockTime(repairBy)
      ),
  },
  {
    title: { zh: '操作', en: 'Actions' },
    cell: ({ subject }) => (
      <Button icon={ArrowRight} zh="查看" en="Look at it" onPress={() => choose(subject.id)} />
    ),
  },
];
