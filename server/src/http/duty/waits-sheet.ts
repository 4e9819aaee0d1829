import { firstCallOf, MINUTE, timeOfDay, waitOf } from '../../domain/index.ts';
import type { HallDay, Ticket } from '../../domain/index.ts';

/** Spreadsheets take a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\uFEFF';

const columns: readonly (readonly [
  title: string,
  cell: (ticket: Ticket, state: HallDay, at: number) => string | number,
])[] = [
  ['号码 ticket', ({ number }) => number],
  [
    '业务 service',
    ({ service }, { plan }) => plan.services.find(({ id }) => id === service)?.name.zh ?? service,
  ],
  ['类别 class', (ticket) => classes[ticket.class]],
  ['取号 issued', ({ issuedAt }, state) => clock(state, issuedAt)],
  ['首次叫号 first call', firstCall],
  ['等候（分） waited (min)', (ticket, state, at) => minutes(waitOf(state, ticket, at).ms)],
  ['承诺内 as promised', (ticket, state, at) => (waitOf(state, ticket, at).kept ? '是 yes' : '否 no')],
  [
    '窗口 windows',
    ({ visits, window }) => [...visits.map((visit) => visit.window), window ?? []].flat().join(' '),
  ],
  [
    '办理（分） served (min)',
    ({ visits }) => minutes(visits.reduce((sum, { from, to }) => sum + ((to ?? from) - from), 0)),
  ],
  ['状态 state', ({ state }) => states[state]],
  ['评价 grade', ({ grade }) => grade ?? ''],
];

const classes = {
  regular: '普通 regular',
  green: '绿色通道 green',
  appointment: '预约 appointment',
} as const;

const states: Readonly<Record<Ticket['state'], string>> = {
  waiting: '等候 waiting',
  called: '已叫号 called',
  serving: '办理中 serving',
  held: '挂起 on hold',
  transferred: '转办 handed over',
  interrupted: '中断 interrupted',
  missed: '过号 missed',
  done: '办结 done',
  cancelled: '取消 cancelled',
  abandoned: '未办结 not finished',
};

/** The day's tickets, one a line, in issue order: numbers and times, no name. */
export function waitsSheet(state: HallDay, at: number): string {
  const rows = [...state.tickets.values()].map((ticket) =>
    columns.map(([, cell]) => cell(ticket, state, at)),
  );
  const lines = [columns.map(([title]) => title), ...rows].map((cells) => cells.map(quoted).join(','));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

/** A name that begins like a formula is not to be one. */
function quoted(cell: string | number): string {
  const text = String(cell);
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function firstCall(ticket: Ticket, state: HallDay): string {
  const called = firstCallOf(ticket);
  return called === null ? '' : clock(state, called);
}

const minutes = (ms: number): string => (ms / MINUTE).toFixed(1);
const clock = ({ midnight }: HallDay, at: number): string => timeOfDay(Math.floor((at - midnight) / MINUTE));
