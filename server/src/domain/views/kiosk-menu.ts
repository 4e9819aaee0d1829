import { deviceKinds } from '@jiaohao/shared';
import type { AgentId, Bilingual, KioskMenu, TicketNumber } from '@jiaohao/shared';
import { affectedAtKiosk, refusesWhatIsNew } from '../failover/effects.ts';
import { stoppedBy } from '../failover/outages.ts';
import type { HallPlan } from '../hall.ts';
import { enterDay } from '../hall-day/decide/enter-day.ts';
import type { Stamp } from '../hall-day/stamp.ts';
import { ticketOf } from '../hall-day/lookup.ts';
import { isOpen, isWithoutPaper, waitingOf, windowsOwning, windowsServing } from '../hall-day/standing.ts';
import type { HallDay, ServiceStanding } from '../hall-day/state.ts';
import { dayToday } from './day-today.ts';
import { noticesOf } from './notices.ts';
import { estimateWait } from './waiting-time.ts';
import { kiosksOf } from './window-fitness.ts';
import { windowRange } from './window-range.ts';

/** The most tickets offered for a reprint: a page has so much room, and the oldest have been helped otherwise. */
const unprintedLength = 6;

/**
 * What a kiosk offers now. Whether it issues is asked of the same rules that would refuse the ticket, and their words
 * are the notice. What failed goes on from one day to the next, whatever the date.
 */
export function kioskMenu(state: HallDay, plan: HallPlan, kiosk: AgentId, stamp: Stamp): KioskMenu {
  return menusOf(state, plan, stamp)(kiosk);
}

/** The same for many kiosks: what all of them offer is looked at once. */
export function kioskMenus(
  state: HallDay,
  plan: HallPlan,
  kiosks: readonly AgentId[],
  stamp: Stamp,
): KioskMenu[] {
  return kiosks.length === 0 ? [] : kiosks.map(menusOf(state, plan, stamp));
}

function menusOf(state: HallDay, plan: HallPlan, stamp: Stamp): (kiosk: AgentId) => KioskMenu {
  const day = { ...dayToday(state, plan, stamp), failures: state.failures };
  const services = [...day.services.values()].map((service) => menuRow(day, service, stamp.at));
  const notices = noticesOf(day, stamp);
  const printing = kiosksOf(day)
    .filter(({ state: standing, prints }) => standing === 'working' && prints)
    .map(({ id }) => id);
  return (kiosk) => {
    const notice = noticeAt(state, plan, kiosk, stamp);
    return {
      kiosk,
      hall: day.plan.name,
      issuing: notice === null,
      notice,
      elderlyFrom: day.plan.settings.elderlyFrom,
      notices,
      otherKiosks: printing.filter((id) => id !== kiosk),
      outOfService: outOfServiceAt(day, kiosk),
      unprinted: unprintedOf(day, kiosk),
      toPrint: ordersFor(day, kiosk),
      services,
    };
  };
}

function outOfServiceAt({ failures }: HallDay, kiosk: AgentId): KioskMenu['outOfService'] {
  const subjects = affectedAtKiosk(failures.incidents, 'out-of-service', kiosk);
  return deviceKinds.filter((kind) => subjects.some((subject) => subject.kind === kind));
}

/** Open tickets of this kiosk that are not on paper, newest first. */
function unprintedOf(day: HallDay, kiosk: AgentId): TicketNumber[] {
  const mine = [...day.unprinted]
    .map((number) => ticketOf(day, number))
    .filter((ticket) => ticket.kiosk === kiosk);
  return mine
    .filter((ticket) => isOpen(ticket) && isWithoutPaper(ticket.delivery))
    .map(({ number }) => number)
    .reverse()
    .slice(0, unprintedLength);
}

/** What the desk ordered here and is still of use, oldest first. */
function ordersFor(day: HallDay, kiosk: AgentId): KioskMenu['toPrint'] {
  const mine = [...day.printOrders].filter(([, where]) => where === kiosk);
  return mine
    .map(([number]) => ticketOf(day, number))
    .filter(isOpen)
    .map(({ number, source, reprints }) => ({ ticket: number, again: source !== 'desk' || reprints > 0 }));
}

/** No number is promised that the hub could not write down. */
const noRoom: Bilingual = {
  zh: '系统暂时不能发号，请到咨询台取号。',
  en: 'Numbers cannot be given out here at the moment. Please take one at the desk.',
};

function noticeAt(state: HallDay, plan: HallPlan, kiosk: AgentId, stamp: Stamp): Bilingual | null {
  if (refusesWhatIsNew(state.failures.incidents)) return noRoom;
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
  const own = windowsOwning(day, id);
  const waiting = waitingOf(standing);
  return {
    id,
    name,
    group,
    windows: windowRange(own.map((window) => window.number)),
    waiting,
    waitMinutes: estimateWait(day, id, waiting, at)?.minutes ?? null,
    open: standing.open && serving.length > 0 && stoppedBy(day.failures, id) === null,
    needsCard,
    documents: [...documents],
  };
}
