import type { AgentId, Bilingual, ServiceId, TicketNumber } from '@jiaohao/shared';
import { rowOf } from '../failover/row-of.ts';
import type { CallBack, Handwork, Incident } from '../failover/standing.ts';
import { serviceOf, ticketOf } from '../hall-day/lookup.ts';
import { isOpen } from '../hall-day/standing.ts';
import { MINUTE } from '../hall-day/stamp.ts';
import type { HallDay } from '../hall-day/state.ts';

/** Something a person has to do; it goes when it is done, and not before. */
export interface DutyTask extends Bilingual {
  readonly kind: 'undelivered' | 'device' | 'call-back' | 'handwork' | 'conflict';
  /** Of the ticket, incident, call-back, handwork or conflict. */
  readonly id: string;
  readonly kiosk: AgentId | null;
  readonly service: ServiceId | null;
  readonly ticket: TicketNumber | null;
  /** Since when, epoch milliseconds. */
  readonly since: number;
}

/** What waits for somebody, the most pressing kind first, each kind oldest first. */
export function dutyTasks(state: HallDay): DutyTask[] {
  const { failures, backEntry } = state;
  const incidents = [...failures.incidents.values()];
  return [
    ...undelivered(state),
    ...incidents.filter(isTask).map((incident) => deviceTask(state, incident)),
    ...[...failures.callBacks.values()].map((each) => callBackTask(state, each)),
    ...[...failures.handwork.values()].map((each) => handworkTask(state, each)),
    ...[...backEntry.conflicts.values()].map(({ id, at }) => ({
      ...nothing,
      kind: 'conflict' as const,
      id,
      since: at,
      zh: `核对清单${id}待处理`,
      en: `Line ${id} of the reconciliation list is to be looked into`,
    })),
  ];
}

const nothing = { kiosk: null, service: null, ticket: null } as const;

/** Tickets that nobody may have: the desk takes charge of them, or they are printed again. */
function undelivered(state: HallDay): DutyTask[] {
  const numbers = [...state.services.values()].flatMap((service) => [...service.undelivered]);
  return numbers
    .map((number) => ticketOf(state, number))
    .filter((ticket) => ticket.delivery === 'undelivered' && isOpen(ticket))
    .sort((a, b) => a.order - b.order)
    .map(({ number, kiosk, service, issuedAt }) => ({
      kind: 'undelivered',
      id: number,
      kiosk,
      service,
      ticket: number,
      since: issuedAt,
      zh: `${number}号未打印出来（${kiosk ?? '咨询台'}），请找到本人并接手`,
      en: `${number} never came out on paper (${kiosk ?? 'desk'}): find its member and take charge of it`,
    }));
}

function isTask(incident: Incident): boolean {
  return rowOf(incident).severity === 'task';
}

function deviceTask(state: HallDay, { id, subject, fault, since }: Incident): DutyTask {
  const { kiosk = null } = subject;
  const task = { ...nothing, kind: 'device' as const, id, kiosk, since };
  if (fault !== 'paper-near-end')
    return { ...task, zh: `查看${subject.id}（${fault}）`, en: `Look at ${subject.id} (${fault})` };
  const left = Math.max(0, state.plan.settings.nearEndTickets - ticketsSince(state, kiosk, since));
  return {
    ...task,
    zh: `${subject.id}纸将尽，请换纸（约还能出${left}张）`,
    en: `Change the paper of ${subject.id} (about ${left} tickets left)`,
  };
}

function ticketsSince(state: HallDay, kiosk: AgentId | null, since: number): number {
  return [...state.tickets.values()].filter((ticket) => ticket.kiosk === kiosk && ticket.issuedAt >= since)
    .length;
}

function callBackTask(state: HallDay, { id, service, ticket, what, at }: CallBack): DutyTask {
  const name = nameOf(state, service);
  return {
    kind: 'call-back',
    id,
    kiosk: null,
    service,
    ticket,
    since: at,
    zh: `特急回访：${name.zh}，${what}`,
    en: `Call back: ${name.en}, ${what}`,
  };
}

function handworkTask(state: HallDay, { id, service, ticket, note, at }: Handwork): DutyTask {
  const name = nameOf(state, service);
  return {
    kind: 'handwork',
    id,
    kiosk: null,
    service,
    ticket,
    since: at,
    zh: `待补录：${name.zh}，${note}`,
    en: `To be entered: ${name.en}, ${note}`,
  };
}

/** Carried over from a day with another plan, a service may have gone. */
function nameOf(state: HallDay, service: ServiceId): Bilingual {
  return state.services.has(service) ? serviceOf(state, service).plan.name : { zh: service, en: service };
}

/** Whole minutes up to a moment. */
export function minutesBetween(since: number, at: number): number {
  return Math.max(0, Math.floor((at - since) / MINUTE));
}
