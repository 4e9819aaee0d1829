import type { TicketSlip } from '@jiaohao/shared';
import { spread, wrap } from './columns.ts';

/** One thing on the paper. Text fits its line: `times` × its display width is at most the paper's columns. */
export type TicketItem =
  | {
      readonly item: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre';
      /** Enlargement, 1–8. */
      readonly times: number;
      readonly bold: boolean;
      readonly invert: boolean;
    }
  | { readonly item: 'rule' }
  | { readonly item: 'qr'; readonly content: string };

export interface LayoutOptions {
  /** Columns of a plain line. */
  readonly columns: number;
  /** A second paper for the same ticket says so. */
  readonly reprint: boolean;
}

type Style = Partial<Pick<Extract<TicketItem, { item: 'text' }>, 'align' | 'times' | 'bold' | 'invert'>>;

/** The ticket as a list of things to print, top to bottom. */
export function layOut(slip: TicketSlip, { columns, reprint }: LayoutOptions): TicketItem[] {
  const line = (words: string, style: Style = {}): TicketItem => ({
    item: 'text',
    text: words,
    align: style.align ?? 'left',
    times: style.times ?? 1,
    bold: style.bold ?? false,
    invert: style.invert ?? false,
  });
  const text = (words: string, style: Style = {}): TicketItem[] =>
    wrap(words, Math.floor(columns / (style.times ?? 1))).map((each) => line(each, style));
  const edge = (left: string, right: string): TicketItem[] =>
    spread(left, right, columns).map((each) => line(each));
  const rule: TicketItem = { item: 'rule' };

  return [
    ...text(slip.hall.zh, { align: 'centre', bold: true, times: columns >= 48 ? 2 : 1 }),
    ...text(slip.hall.en, { align: 'centre' }),
    rule,
    ...text(slip.ticket, { align: 'centre', bold: true, times: columns >= 48 ? 6 : 5 }),
    ...(reprint ? text('【重打 REPRINT】', { align: 'centre', invert: true, bold: true }) : []),
    ...classOf(slip).flatMap((words) => text(words, { align: 'centre', bold: true })),
    ...text(slip.serviceName.zh, { align: 'centre', bold: true, times: 2 }),
    ...text(slip.serviceName.en, { align: 'centre' }),
    rule,
    ...edge('窗口 Windows', slip.windows),
    ...edge('前面等候 People ahead', `${slip.ahead} 人`),
    ...waitOf(slip).flatMap(([left, right]) => edge(left, right)),
    ...basisOf(slip).flatMap((words) => text(words)),
    ...edge('取号时间 Issued', slip.issuedAt),
    ...documentsOf(slip).flatMap(({ words, bold }) => text(words, { bold })),
    rule,
    { item: 'qr', content: slip.tracker },
    ...text('扫码查看排队进度', { align: 'centre' }),
    ...text('Scan to see your place in the queue', { align: 'centre' }),
    rule,
    ...text('请留意窗口屏幕和广播叫号；过号请到咨询台。'),
    ...text('Please watch the screens and listen for your number. If you missed it, ask at the desk.'),
  ];
}

function classOf(slip: TicketSlip): string[] {
  if (slip.class === 'green') return ['绿色通道 Green channel'];
  return slip.class === 'appointment' ? ['预约 Appointment'] : [];
}

function waitOf(slip: TicketSlip): [string, string][] {
  if (slip.wait === null) return [];
  const { minutes } = slip.wait;
  return [['预计等候 Estimated wait', minutes === 0 ? '无需等候 none' : `约 ${minutes} 分钟 min`]];
}

/** What an estimate rests on; no wait needs none. */
function basisOf({ wait }: TicketSlip): string[] {
  return wait === null || wait.minutes === 0 ? [] : [`(${wait.basis.zh} ${wait.basis.en})`];
}

function documentsOf(slip: TicketSlip): { words: string; bold: boolean }[] {
  if (slip.documents.length === 0) return [];
  return [
    { words: '请备好材料 Please have ready:', bold: true },
    ...slip.documents.map(({ zh, en }) => ({ words: `· ${zh} ${en}`, bold: false })),
  ];
}
