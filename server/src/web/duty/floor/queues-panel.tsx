import { Button, Panel, Pill, say, Table, type Column } from '@jiaohao/shared/web';
import type { DutyView } from '../../../http/shapes/duty.ts';
import type { HallView } from '../../../http/shapes/hall.ts';
import { press } from '../deeds.ts';
import { hubNow } from '../../hub-clock.ts';
import { minutesFrom, spanWords } from '../spans.ts';

type Queue = DutyView['queues'][number];

export interface QueuesPanelProps {
  queues: readonly Queue[];
  services: HallView['services'];
  /** Minutes a regular ticket is promised to wait at most. */
  promise: number;
}

/** How many wait for each service, for how long, and whether what was promised holds. */
export function QueuesPanel({ queues, services, promise }: QueuesPanelProps) {
  const estimateOf = ({ service }: Queue): number | null =>
    services.find(({ id }) => id === service)?.waitMinutes ?? null;
  const columns: readonly Column<Queue>[] = [
    { title: { zh: '业务', en: 'Service' }, cell: (queue) => <Name queue={queue} /> },
    {
      title: { zh: '等候', en: 'Wait' },
      figure: true,
      cell: ({ waiting }) => <strong class="large">{waiting}</strong>,
    },
    { title: { zh: '最长', en: 'Longest' }, figure: true, cell: (queue) => <Longest queue={queue} /> },
    {
      title: { zh: '预计', en: 'Estimate' },
      figure: true,
      cell: (queue) => <Estimate minutes={estimateOf(queue)} promise={promise} />,
    },
    { title: { zh: '窗口', en: 'Open' }, figure: true, cell: ({ openWindows }) => openWindows },
    { title: { zh: '取号', en: 'Tickets' }, cell: (queue) => <Issuing queue={queue} /> },
  ];
  return (
    <Panel class="queues-panel" title={{ zh: '各业务等候', en: 'Queues' }}>
      <Table
        caption={{ zh: '各业务等候情况', en: 'Who waits for which service' }}
        columns={columns}
        rows={queues}
        keyOf={({ service }) => service}
        empty={{ zh: '没有业务。', en: 'There are no services.' }}
      />
    </Panel>
  );
}

function Name({ queue: { name, lately } }: { queue: Queue }) {
  return (
    <span class="queue-name">
      {say(name)}
      <small>
        {say({
          zh: `近15分钟 来${lately.came} 叫${lately.called}`,
          en: `15 min: ${lately.came} came, ${lately.called} called`,
        })}
      </small>
    </span>
  );
}

/** The longest wait, held against what its class is promised. */
function Longest({ queue: { longestSince, promiseMinutes } }: { queue: Queue }) {
  if (longestSince === null || promiseMinutes === null) return <>–</>;
  const minutes = minutesFrom(longestSince, hubNow.value);
  const kept = minutes < promiseMinutes;
  return (
    <span class={`promise ${kept ? 'kept' : 'broken'}`}>
      {say(spanWords(minutes))}
      <Pill
        tone={kept ? 'good' : 'bad'}
        zh={kept ? `承诺${promiseMinutes}内` : `超承诺${promiseMinutes}`}
        en={kept ? `within ${promiseMinutes}` : `over ${promiseMinutes}`}
      />
    </span>
  );
}

const noWait = { zh: '无需等候', en: 'No wait' };

/** How long somebody waits who takes a ticket now; said when that will be longer than promised. */
function Estimate({ minutes, promise }: { minutes: number | null; promise: number }) {
  if (minutes === null) return <>–</>;
  const kept = minutes <= promise;
  return (
    <span class="promise">
      {say(minutes === 0 ? noWait : { zh: `约${minutes}分`, en: `~${minutes} min` })}
      {!kept && <Pill tone="warn" zh="将超承诺" en="too long" />}
    </span>
  );
}

/** Whether kiosks give out numbers for it; the button says what a press makes of it. */
function Issuing({ queue: { service, name, issuing } }: { queue: Queue }) {
  return (
    <Button
      class="small"
      look={issuing ? 'plain' : 'main'}
      zh={issuing ? '停止' : '恢复'}
      en={issuing ? 'Stop' : 'Resume'}
      title={say({
        zh: issuing ? `按一次：${name.zh}停止取号，已取号的照常办理` : `按一次：${name.zh}恢复取号`,
        en: issuing
          ? `One press: no more tickets for ${name.en}; who has one is served`
          : `One press: tickets for ${name.en} again`,
      })}
      onPress={() => void press('PATCH', `/services/${service}`, { open: !issuing })}
    />
  );
}
