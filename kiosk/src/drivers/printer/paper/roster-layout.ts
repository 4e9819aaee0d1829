import { displayWidth } from '@jiaohao/shared';
import type { RosterSheet, Waiting } from '../../../domain/roster-sheet.ts';
import { headOf } from './slip-parts.ts';
import type { PaperItem, Typesetting } from './typesetting.ts';

/** Columns beside one number: `012 `, and behind it `绿*` and a space before the next. */
const besideNumber = 8;

/** Who waits, in calling order, for a consultant who calls by hand. */
export function rosterLayout(sheet: RosterSheet, set: Typesetting): PaperItem[] {
  const { text, rule } = set;
  return [
    ...(sheet.hall === null ? [] : headOf({ hall: sheet.hall }, set)),
    ...text('候号名单 Who waits', { align: 'centre', bold: true, times: 2 }),
    ...asOf(sheet, set),
    ...sheet.services.flatMap((service) => [rule, ...serviceRows(service, set)]),
    ...(sheet.windows.length === 0 ? [] : [rule, ...windowRows(sheet, set)]),
    rule,
    ...text('绿 绿色通道 green channel · 约 预约 appointment · * 离线号 offline number'),
    ...text(
      '名单之后取的号不在其中，请一并询问。Numbers taken since are not on it; please ask for them too.',
    ),
  ];
}

function asOf({ asOf: at }: RosterSheet, { text, edge }: Typesetting): PaperItem[] {
  if (at !== null) return edge('截至 As of', at);
  return text(
    '没有系统今天的名单，只有本机的离线号。No list of today from the system: this kiosk’s offline numbers only.',
    { bold: true },
  );
}

function serviceRows(
  { name, windows, waiting, more }: RosterSheet['services'][number],
  { text, edge, columns }: Typesetting,
): PaperItem[] {
  const cell = besideNumber + Math.max(...waiting.map(({ ticket }) => ticket.length));
  const perLine = Math.floor((columns + 1) / cell);
  const cells = waiting.map((each, at) => cellOf(each, at, cell));
  const lines = Array.from({ length: Math.ceil(cells.length / perLine) }, (_, at) =>
    cells.slice(at * perLine, (at + 1) * perLine).join(''),
  );
  return [
    ...text(`${name.zh} ${name.en}`, { bold: true }),
    ...edge(`窗口 Windows ${windows}`, `等候 waiting ${waiting.length + more}`),
    ...lines.flatMap((words) => text(words)),
    ...(more === 0 ? [] : text(`另有 ${more} 人 and ${more} more`)),
  ];
}

const marks: Record<Waiting['class'], string> = { regular: '', green: '绿', appointment: '约' };

function cellOf(waiting: Waiting, at: number, cell: number): string {
  const words = `${String(at + 1).padStart(3, '0')} ${waiting.ticket}${marks[waiting.class]}${waiting.offline ? '*' : ''}`;
  return words + ' '.repeat(Math.max(1, cell - displayWidth(words)));
}

function windowRows({ windows }: RosterSheet, { text }: Typesetting): PaperItem[] {
  return [
    ...text('在窗口的 At the windows', { bold: true }),
    ...windows.flatMap(({ window, ticket, directed }) =>
      text(
        [
          `${window}号窗口 Window ${window}:`,
          ...(ticket === null ? [] : [`正在办 now ${ticket}`]),
          ...(directed.length === 0 ? [] : [`专等 waits for it ${directed.join(' ')}`]),
        ].join(' '),
      ),
    ),
  ];
}
