import type { OfflineSlip } from '../../../domain/slip.ts';
import { classOf, documents, headOf, numberOf } from './slip-parts.ts';
import type { PaperItem, Typesetting } from './typesetting.ts';

/** A number given out without the hub: nothing on it that nobody knows, and no QR that leads nowhere yet. */
export function offlineLayout(slip: OfflineSlip, reprint: boolean, set: Typesetting): PaperItem[] {
  const { text, edge, rule } = set;
  const sign = { align: 'centre', invert: true, bold: true } as const;
  return [
    ...headOf(slip, set),
    rule,
    ...numberOf(slip, set),
    ...text('【离线号 OFFLINE NUMBER】', sign),
    ...(reprint ? text('【重打 REPRINT】', sign) : []),
    ...classOf(slip, set),
    ...text(slip.serviceName.zh, { align: 'centre', bold: true, times: 2 }),
    ...text(slip.serviceName.en, { align: 'centre' }),
    rule,
    ...edge('窗口 Windows', slip.windows),
    ...(slip.waiting === null
      ? []
      : edge(`${slip.waiting.asOf} 时等候 Waiting then`, `${slip.waiting.count} 人`)),
    ...edge('取号时间 Issued', slip.issuedAt),
    ...documents(slip, set),
    rule,
    ...text('系统连接中断时取的号。恢复后自动补录，按取号时间排队，不用重新取号。'),
    ...text(
      'Given out while the system was away. It is entered afterwards with its time; you need no other number.',
    ),
    rule,
    ...text('请留意窗口屏幕和人工叫号；过号请到咨询台。'),
    ...text('Please watch the screens and listen for your number. If you missed it, ask at the desk.'),
  ];
}
