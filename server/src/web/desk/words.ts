import type { Bilingual, Delivery, GreenReason, ServiceId, TicketClass, TicketState } from '@jiaohao/shared';
import type { Tone } from '@jiaohao/shared/web';
import type { DeskView } from '../../http/shapes/desk.ts';

type Toned = Bilingual & { readonly tone: Tone };

export const stateWords: Readonly<Record<TicketState, Toned>> = {
  waiting: { zh: '等候中', en: 'Waiting', tone: 'brand' },
  called: { zh: '已叫号', en: 'Called', tone: 'warn' },
  serving: { zh: '办理中', en: 'Being served', tone: 'good' },
  done: { zh: '已办结', en: 'Done', tone: 'plain' },
  missed: { zh: '过号', en: 'Missed', tone: 'bad' },
  held: { zh: '挂起', en: 'Held aside', tone: 'warn' },
  transferred: { zh: '转办等候', en: 'Handed over', tone: 'brand' },
  interrupted: { zh: '优先重排', en: 'Interrupted', tone: 'warn' },
  cancelled: { zh: '已取消', en: 'Cancelled', tone: 'plain' },
  abandoned: { zh: '未办结束', en: 'Ended unserved', tone: 'plain' },
};

export const classWords: Readonly<Record<TicketClass, Toned>> = {
  regular: { zh: '普通号', en: 'Regular', tone: 'plain' },
  green: { zh: '绿色通道', en: 'Green channel', tone: 'green' },
  appointment: { zh: '预约号', en: 'Appointment', tone: 'brand' },
};

export const deliveryWords: Readonly<Record<Delivery, Bilingual>> = {
  printing: { zh: '正在打印', en: 'Printing' },
  printed: { zh: '已打印', en: 'Printed' },
  'shown-on-screen': { zh: '屏幕显示，本人已记下', en: 'Shown on the screen, noted' },
  undelivered: { zh: '没有交到本人手中', en: 'Not delivered' },
  desk: { zh: '咨询台交付', en: 'By the desk' },
};

/** The reasons of §20-1; those with `note` need a sentence. */
export const greenChoices: readonly (Bilingual & { readonly reason: GreenReason; readonly note: boolean })[] =
  [
    { reason: 'employer', zh: '缴存单位', en: 'Employer', note: false },
    { reason: 'pregnant', zh: '孕妇', en: 'Pregnant', note: false },
    { reason: 'elderly', zh: '老年人', en: 'Elderly', note: false },
    { reason: 'disabled', zh: '行动不便', en: 'Disabled', note: false },
    { reason: 'urgent', zh: '遇有急事', en: 'Urgent', note: true },
    { reason: 'other', zh: '其他应予照顾', en: 'Other', note: true },
  ];

/** A service by its name; by its id when the day does not have it. */
export function serviceName(view: Pick<DeskView, 'services'> | null, id: ServiceId): Bilingual {
  return view?.services.find(({ service }) => service === id)?.name ?? { zh: id, en: id };
}
