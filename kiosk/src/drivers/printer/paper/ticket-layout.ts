import type { TicketSlip } from '@jiaohao/shared';
import { classOf, documents, headOf, numberOf } from './slip-parts.ts';
import type { PaperItem, Typesetting } from './typesetting.ts';

/** The hub's ticket as a list of things to print, top to bottom. */
export function ticketLayout(slip: TicketSlip, reprint: boolean, set: Typesetting): PaperItem[] {
  const { text, edge, rule } = set;
  return [
    ...headOf(slip, set),
    rule,
    ...numberOf(slip, set),
    ...(reprint ? text('【重打 REPRINT】', { align: 'centre', invert: true, bold: true }) : []),
    ...classOf(slip, set),
    ...text(slip.serviceName.zh, { align: 'centre', bold: true, times: 2 }),
    ...text(slip.serviceName.en, { align: 'centre' }),
    rule,
    ...edge('窗口 Windows', slip.windows),
    ...edge('前面等候 People ahead', `${slip.ahead} 人`),
    ...waitOf(slip).flatMap(([left, right]) => edge(left, right)),
    ...basisOf(slip).flatMap((words) => text(words)),
    ...edge('取号时间 Issued', slip.issuedAt),
    ...documents(slip, set),
    rule,
    { item: 'qr', content: slip.tracker },
    ...text('扫码查看排队进度', { align: 'centre' }),
    ...text('Scan to see your place in the queue', { align: 'centre' }),
    rule,
    ...text('请留意窗口屏幕和广播叫号；过号请到咨询台。'),
    ...text('Please watch the screens and listen for your number. If you missed it, ask at the desk.'),
  ];
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
