import type { AgentId, Bilingual, KioskMenu } from '@jiaohao/shared';
import type { HallPlan } from '../hall.ts';
import { enterDay } from '../hall-day/decide/enter-day.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { waitingOf, windowsServing } from '../hall-day/standing.ts';
import { initialState } from '../hall-day/state.ts';
import type { HallDay, ServiceStanding } from '../hall-day/state.ts';
import { estimateWait } from './waiting-time.ts';
import { windowRange } from './window-range.ts';

/**
 * What a kiosk offers now. Whether it issues is asked of the same rules that would refuse the ticket, and their words
 * are the notice.
 */
export function kioskMenu(state: HallDay, plan: HallPlan, kiosk: AgentId, stamp: Stamp): KioskMenu {
  const day = state.date === stamp.date ? state : initialState(plan);
  const notice = noticeAt(state, plan, kiosk, stamp);
  return {
    kiosk,
    hall: day.plan.name,
    issuing: notice === null,
    notice,
    elderlyFrom: day.plan.settings.elderlyFrom,
    services: [...day.services.values()].map((service) => menuRow(day, service, stamp.at)),
  };
}

function noticeAt(state: HallDay, plan: HallPlan, kiosk: AgentId, stamp: Stamp): Bilingual | null {
  const issue = { kind: 'issue', service: '', source: 'kiosk' } as const;
  const entered = enterDay(state, plan, issue, stamp, { agent: kiosk });
  return entered.ok ? null : { zh: entered.refusal.zh, en: entered.refusal.en };
}

/**
 * `waiting` is people in the hall: also one whose ticket is still in the printer, because they stand there and will be
 * called before whoever reads this; and one who came early for an appointment.
 */
function menuRow(day: HallDay, standing: ServiceStanding, at: number): KioskMenu['services'][number] {
  const { id, name, group, needsCard, documents } = standing.plan;
  const serving = windowsServing(day, id);
  const own = serving.filter((window) => window.services.some((each) => each.service === id));
  const waiting = waitingOf(standing);
  return {
    id,
    name,
    group,
    windows: windowRange(own.map((window) => window.number)),
    waiting,
    waitMinutes: estimateWait(day, id, waiting, at)?.minutes ?? null,
    open: standing.open && serving.length > 0,
    needsCard,
    documents: [...documents],
  };
}
