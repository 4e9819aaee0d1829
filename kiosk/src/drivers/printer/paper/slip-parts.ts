import type { Slip } from '../../../domain/slip.ts';
import type { PaperItem, Typesetting } from './typesetting.ts';

/** The hall's name. */
export function headOf({ hall }: Pick<Slip, 'hall'>, { text, columns }: Typesetting): PaperItem[] {
  return [
    ...text(hall.zh, { align: 'centre', bold: true, times: columns >= 48 ? 2 : 1 }),
    ...text(hall.en, { align: 'centre' }),
  ];
}

/** The number, as large as the paper allows. */
export function numberOf({ ticket }: Slip, { text, columns }: Typesetting): PaperItem[] {
  return text(ticket, { align: 'centre', bold: true, times: columns >= 48 ? 6 : 5 });
}

/** Its class, if it is a special one. */
export function classOf(slip: Slip, { text }: Typesetting): PaperItem[] {
  const style = { align: 'centre', bold: true } as const;
  if (slip.class === 'green') return text('绿色通道 Green channel', style);
  return slip.class === 'appointment' ? text('预约 Appointment', style) : [];
}

/** What to have ready at the window (一次性告知 §17-2). */
export function documents(slip: Slip, { text }: Typesetting): PaperItem[] {
  if (slip.documents.length === 0) return [];
  return [
    ...text('请备好材料 Please have ready:', { bold: true }),
    ...slip.documents.flatMap(({ zh, en }) => text(`· ${zh} ${en}`)),
  ];
}
