import type { Bilingual, TicketClass } from '@jiaohao/shared';
import { Pill, type Tone } from '@jiaohao/shared/web';

const words: Readonly<Record<TicketClass, Bilingual & { tone: Tone }>> = {
  regular: { zh: '普通', en: 'Regular', tone: 'plain' },
  green: { zh: '绿色通道', en: 'Green channel', tone: 'green' },
  appointment: { zh: '预约', en: 'Appointment', tone: 'brand' },
};

/** Which queue a ticket stands in. */
export function ClassPill({ of }: { of: TicketClass }) {
  return <Pill {...words[of]} />;
}
