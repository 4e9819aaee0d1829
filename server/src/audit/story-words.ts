import type { Actor, Bilingual, Delivery, GreenReason, TicketClass } from '@jiaohao/shared';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const classWords: Record<TicketClass, Bilingual> = {
  regular: say('普通号', 'regular'),
  green: say('绿色通道', 'green channel'),
  appointment: say('预约号', 'appointment'),
};

export const deliveryWords: Record<Delivery, Bilingual> = {
  printing: say('正在打印', 'printing'),
  printed: say('已打印', 'printed'),
  'shown-on-screen': say('已在屏幕显示并由本人确认', 'shown on the screen and confirmed'),
  undelivered: say('未交到本人手中', 'not delivered'),
  desk: say('由咨询台交付', 'in the desk’s charge'),
};

export const greenWords: Record<GreenReason, Bilingual> = {
  employer: say('缴存单位', 'employer'),
  pregnant: say('孕妇', 'pregnant'),
  elderly: say('老年人', 'elderly'),
  disabled: say('行动不便', 'disabled'),
  urgent: say('急事', 'urgent'),
  other: say('其他照顾', 'other'),
};

/** Who wished something. */
export function actorWords(by: Actor): Bilingual {
  if ('agent' in by) return say(by.agent, by.agent);
  if ('hub' in by) return say('系统定时', 'the hub’s own clock');
  const at = by.window === undefined ? say('', '') : say(`(${by.window}号窗口)`, ` (window ${by.window})`);
  return say(`工号${by.staff}${at.zh}`, `staff ${by.staff}${at.en}`);
}
