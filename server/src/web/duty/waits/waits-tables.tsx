import { clockTime, Pill, say, Table, TicketNumber, type Column } from '@jiaohao/shared/web';
import type { WaitsView } from '../../../http/shapes/waits.ts';
import { serviceName } from '../service-words.ts';
import { minutesOf } from '../spans.ts';
import { classWords } from '../floor/waiters-panel.tsx';

/** How long something took, in seconds; null: it has not happened yet. */
interface Measured {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly longest: number | null;
}

/** How long it took, in minutes. */
const spread: readonly Column<Measured>[] = [
  { title: { zh: '半数≤', en: 'Median' }, figure: true, cell: ({ median }) => minutesOf(median) },
  { title: { zh: '九成≤', en: '90 %' }, figure: true, cell: ({ p90 }) => minutesOf(p90) },
  {
    title: { zh: '最长（分）', en: 'Longest (min)' },
    figure: true,
    cell: ({ longest }) => minutesOf(longest),
  },
];

/** How a group of tickets waits, and has waited. */
const waits: readonly Column<
  Measured & { readonly waiting: number; readonly withinPercent: number | null }
>[] = [
  { title: { zh: '在等', en: 'Waiting' }, figure: true, cell: ({ waiting }) => waiting },
  ...spread,
  {
    title: { zh: '承诺内', en: 'As promised' },
    figure: true,
    cell: ({ withinPercent }) => (withinPercent === null ? '–' : `${withinPercent}%`),
  },
];

const nobodyCame = { zh: '今天还没有人取号。', en: 'Nobody has come yet.' };

/** Waits by service and class. */
export function ServiceTable({ rows }: { rows: WaitsView['services'] }) {
  const columns: readonly Column<WaitsView['services'][number]>[] = [
    {
      title: { zh: '业务', en: 'Service' },
      cell: (row) => (
        <span class="service-class">
          {say(row.name)} {row.class !== 'regular' && <Pill {...classWords[row.class]} />}
        </span>
      ),
    },
    { title: { zh: '已叫', en: 'Called' }, figure: true, cell: ({ count }) => count },
    ...waits,
  ];
  return (
    <Table
      caption={{ zh: '各业务等候时间', en: 'Waiting times by service' }}
      columns={columns}
      rows={rows}
      keyOf={(row) => `${row.service} ${row.class}`}
      empty={nobodyCame}
    />
  );
}

/** Waits by the hour in which people came. */
export function HourTable({ rows }: { rows: WaitsView['hours'] }) {
  const columns: readonly Column<WaitsView['hours'][number]>[] = [
    { title: { zh: '时段', en: 'Hour' }, cell: ({ hour }) => `${hour}:00–${hour + 1}:00` },
    { title: { zh: '取号', en: 'Came' }, figure: true, cell: ({ came }) => came },
    ...waits,
  ];
  return (
    <Table
      caption={{ zh: '各时段等候时间', en: 'Waiting times by hour' }}
      columns={columns}
      rows={rows}
      keyOf={({ hour }) => hour}
      empty={nobodyCame}
    />
  );
}

/** What each window did. */
export function WindowTable({ rows }: { rows: WaitsView['windows'] }) {
  const columns: readonly Column<WaitsView['windows'][number]>[] = [
    { title: { zh: '窗口', en: 'Window' }, figure: true, cell: ({ window }) => window },
    { title: { zh: '办结', en: 'Done' }, figure: true, cell: ({ count }) => count },
    { title: { zh: '过号', en: 'Missed' }, figure: true, cell: ({ missed }) => missed },
    { title: { zh: '转出', en: 'Gone on' }, figure: true, cell: ({ goneOn }) => goneOn },
    ...spread,
    {
      title: { zh: '评价', en: 'Grade' },
      figure: true,
      cell: ({ meanGrade, graded }) => (meanGrade === null ? '–' : `${meanGrade.toFixed(1)} (${graded})`),
    },
  ];
  return (
    <Table
      caption={{ zh: '各窗口办理情况', en: 'What each window did' }}
      columns={columns}
      rows={rows}
      keyOf={({ window }) => window}
      empty={{ zh: '今天还没有窗口办理业务。', en: 'No window has served anybody yet.' }}
    />
  );
}

/** The longest waits of the day, those that are over too. */
export function LongestTable({ rows }: { rows: WaitsView['longest'] }) {
  const columns: readonly Column<WaitsView['longest'][number]>[] = [
    { title: { zh: '号码', en: 'Ticket' }, cell: ({ ticket }) => <TicketNumber number={ticket} /> },
    { title: { zh: '业务', en: 'Service' }, cell: ({ service }) => say(serviceName(service)) },
    { title: { zh: '开始', en: 'Since' }, figure: true, cell: ({ since }) => clockTime(since) },
    {
      title: { zh: '等候（分）', en: 'Waited (min)' },
      figure: true,
      cell: ({ seconds }) => minutesOf(seconds),
    },
    {
      title: { zh: '结果', en: 'Now' },
      cell: ({ over, kept }) => (
        <span class="pills">
          <Pill {...(over === null ? { zh: '仍在等候', en: 'Waiting' } : { zh: '已叫号', en: 'Called' })} />
          {!kept && <Pill tone="bad" zh="超承诺" en="Over the promise" />}
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={{ zh: '等候最久的号票', en: 'The tickets that waited longest' }}
      columns={columns}
      rows={rows}
      keyOf={({ ticket }) => ticket}
      empty={nobodyCame}
    />
  );
}
