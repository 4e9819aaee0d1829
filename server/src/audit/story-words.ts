import type { Actor, BackEntrySource, Bilingual, Delivery, GreenReason, TicketClass } from '@jiaohao/shared';
import type { Picture } from './picture.ts';

export const say = (zh: string, en: string): Bilingual => ({ zh, en });

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
  desk: say('由咨询台交付', 'in the charge of the desk'),
};

export const sourceWords: Record<BackEntrySource, Bilingual> = {
  offline: say('取号机离线发号', 'by a kiosk without the hub'),
  paper: say('咨询台纸质号', 'from the desk’s paper book'),
};

export const greenWords: Record<GreenReason, Bilingual> = {
  employer: say('缴存单位', 'employer'),
  pregnant: say('孕妇', 'pregnant'),
  elderly: say('老年人', 'elderly'),
  disabled: say('行动不便', 'disabled'),
  urgent: say('急事', 'urgent'),
  other: say('其他照顾', 'other'),
};

const hubWords: Record<Extract<Actor, { hub: unknown }>['hub'], Bilingual> = {
  timer: say('系统定时', 'the hub’s own clock'),
  clock: say('系统定时', 'the hub’s own clock'),
  watch: say('设备监测', 'the hub’s watch over devices'),
  'command-line': say('命令行', 'the command line'),
};

/** Who wished something. */
export function actorWords(by: Actor): Bilingual {
  if ('agent' in by) return say(by.agent, by.agent);
  if ('hub' in by) return hubWords[by.hub];
  const at = by.window === undefined ? say('', '') : say(`（${by.window}号窗口）`, ` (window ${by.window})`);
  return say(`工号${by.staff}${at.zh}`, `staff ${by.staff}${at.en}`);
}

/** A service by its name; by its id where the plan does not have it. */
export function serviceWords(id: string, { plan }: Picture): Bilingual {
  return plan?.services.find((service) => service.id === id)?.name ?? say(id, id);
}

/** Wall time in the hall, counted from the day's own midnight; `+1` marks the day after. */
export function localTime(at: number, { midnight }: Picture): string {
  const seconds = Math.floor((at - midnight) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map(two)
    .join(':');
  return days > 0 ? `${clock} +${days}` : clock;
}
