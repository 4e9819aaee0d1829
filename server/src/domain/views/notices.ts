import type { Bilingual } from '@jiaohao/shared';
import { repairTime } from '../failover/repair-time.ts';
import type { Outage } from '../failover/standing.ts';
import type { HallPlan } from '../hall.ts';
import { midnightOf } from '../hall-day/stamp.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';
import { interruptedHere } from './interrupted.ts';

/** What the hall is told on every screen: how numbers are given out, what is down and for how long, what is posted. */
export function noticesOf(state: HallDay, stamp: Stamp): Bilingual[] {
  const { failures, plan } = state;
  return [
    ...(failures.mode === 'manual-issuing' ? [byHand] : []),
    ...[...failures.outages.values()].map((outage) => outageNotice(plan, outage, stamp)),
    ...[...state.windows.values()].flatMap((window) => redirection(interruptedHere(state, window))),
    ...[...failures.notices.values()].map(({ text }) => text),
    ...plan.standingNotices,
  ];
}

const byHand: Bilingual = {
  zh: '取号机故障，暂停使用，请到咨询台取号。',
  en: 'The ticket machines are out of order. Please take a number at the desk.',
};

/** §32-1: a short one asks for patience, a long one spares people the wait. */
export function outageNotice(plan: HallPlan, outage: Outage, stamp: Stamp): Bilingual {
  const until = repairTime(midnightOf(stamp), outage.repairBy, stamp.at);
  const of = servicesOf(plan, outage);
  return outage.long
    ? {
        zh: `业务系统故障，${of.zh}暂停取号，${until.zh}。急事请到咨询台登记电话，恢复后通知您。`,
        en: `The business system is down: no tickets for ${of.en}, ${until.en}. If it is urgent, leave your phone number at the desk and we will call you.`,
      }
    : {
        zh: `业务系统故障，${of.zh}暂缓办理，${until.zh}，请耐心等候。`,
        en: `The business system is down for ${of.en}, ${until.en}. Please wait.`,
      };
}

function servicesOf(plan: HallPlan, { services }: Outage): Bilingual {
  if (services === 'all') return { zh: '所有业务', en: 'all services' };
  const names = plan.services.filter(({ id }) => services.includes(id)).map(({ name }) => name);
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

function redirection(ticket: string | null): Bilingual[] {
  if (ticket === null) return [];
  return [
    {
      zh: `${ticket}号：原窗口暂停服务，请稍候，将优先叫您。`,
      en: `${ticket}: your window has stopped. Please wait; you are called first.`,
    },
  ];
}
