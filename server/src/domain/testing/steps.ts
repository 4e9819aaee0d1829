import type { Actor, Command, Delivery, Fault, GreenReason, Member, Subject } from '@jiaohao/shared';

/** One thing that happens in the hall: a command by someone, or time that passes. */
export interface Step {
  /** Milliseconds that pass before the command. */
  readonly wait?: number;
  /** Local time `HH:MM[:SS]` the clock is set to before the command, on the day it shows. */
  readonly clock?: string;
  /** Whole days later, before the clock is set. */
  readonly days?: number;
  readonly command?: Command;
  readonly actor?: Actor;
  /** Every ticket still open is abandoned with a reason. */
  readonly abandonsAll?: true;
  /** The paper comes out of the kiosk and the member has it. */
  readonly printed?: boolean;
}

const kiosk: Actor = { agent: 'K1' };
const keypad: Actor = { agent: 'D1' };
export const consultant: Actor = { staff: '900' };
export const hubClock: Actor = { hub: 'timer' };
const hubWatch: Actor = { hub: 'watch' };
/** 23 November 2026, 09:00 in Jinhua: when the specs' day begins. */
export const NINE = 1_795_395_600_000;

export const minutes = (count: number): Step => ({ wait: count * 60_000 });
export const seconds = (count: number): Step => ({ wait: count * 1000 });
export const clock = (time: string): Step => ({ clock: time });
export const nextDay = (time: string): Step => ({ days: 1, clock: time });

/** A person, by a short name that stands for the keyed hash of their card. */
export function person(name: string, more: Partial<Member> = {}): Member {
  const key = Array.from(name, (letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64);
  return { key, maskedName: `${name.slice(0, 1)}*`, ageBand: '18-64', ...more };
}

interface Takes {
  readonly member?: Member;
  readonly green?: GreenReason;
  readonly note?: string;
  /** The ticket stays in the printer. */
  readonly unprinted?: true;
}

function green({ green: reason, note }: Takes) {
  if (reason === undefined) return {};
  return { green: note === undefined ? { reason } : { reason, note } };
}

/** A member takes a ticket at the kiosk and has it in hand. */
export function takes(service: string, more: Takes = {}): Step {
  const member = more.member ? { member: more.member } : {};
  const command: Command = { kind: 'issue', service, source: 'kiosk', ...member, ...green(more) };
  return { command, actor: kiosk, printed: more.unprinted !== true };
}

/** The desk issues a ticket and takes charge of it. */
export function deskIssues(service: string, more: Takes = {}): Step {
  const member = more.member ? { member: more.member } : {};
  return {
    command: { kind: 'issue', service, source: 'desk', ...member, ...green(more) },
    actor: consultant,
  };
}

export const delivers = (ticket: string, delivery: Delivery, actor: Actor = kiosk): Step => ({
  command: { kind: 'confirm-delivery', ticket, delivery },
  actor,
});
export const reprints = (ticket: string): Step => ({ command: { kind: 'reprint', ticket }, actor: kiosk });
export const checksIn = (appointment: string, member?: Member): Step => ({
  command: { kind: 'check-in', appointment, ...(member ? { member } : {}) },
  actor: kiosk,
  printed: true,
});
export const reinstates = (ticket: string): Step => ({
  command: { kind: 'reinstate', ticket },
  actor: kiosk,
});

/** The desk or a page of the staff does something. */
export const staff = (command: Command): Step => ({ command, actor: consultant });
/** An agent's device does something no member of staff stands behind. */
export const device = (command: Command): Step => ({ command, actor: keypad });
/** The duty manager closes the day, with a reason for each ticket that is not finished. */
export const closesWithReasons: Step = {
  command: { kind: 'close-day' },
  actor: consultant,
  abandonsAll: true,
};
/** The hub's clock strikes. */
export const tick: Step = { command: { kind: 'tick' }, actor: hubClock };

export const logsIn = (window: number, clerk = `10${window}`): Step =>
  device({ kind: 'log-in', window, clerk });
export const logsOut = (window: number): Step => device({ kind: 'log-out', window });
export const opens = (window: number): Step => device({ kind: 'open-window', window });
export const closes = (window: number): Step => device({ kind: 'close-window', window });
export const pauses = (window: number): Step => device({ kind: 'pause', window, reason: '复印' });
export const fails = (window: number): Step => device({ kind: 'interrupt', window, reason: '电脑故障' });
export const resumes = (window: number): Step => device({ kind: 'resume', window });

/** The call key, at once. */
export const presses = (window: number): Step => device({ kind: 'call-next', window });
/** The call key, ten seconds later: nobody presses faster on purpose. */
export const calls = (window: number): Step => ({ ...presses(window), wait: 10_000 });
export const callsNumber = (window: number, digits: string): Step =>
  device({ kind: 'call-number', window, digits });
export const recalls = (window: number): Step => device({ kind: 'recall', window });
export const starts = (window: number): Step => device({ kind: 'start', window });
export const finishes = (window: number): Step => device({ kind: 'finish', window });
export const misses = (window: number): Step => device({ kind: 'miss', window });
export const holds = (window: number): Step => device({ kind: 'hold', window });
export const cancelsCall = (window: number): Step => device({ kind: 'cancel-call', window });
export const asksGrade = (window: number): Step => device({ kind: 'ask-grade', window });
export const grades = (window: number, grade: number): Step => device({ kind: 'evaluate', window, grade });
export const holdReady = (window: number, digits?: string): Step =>
  device({ kind: 'hold-ready', window, ...(digits === undefined ? {} : { digits }) });
export const sendsToService = (window: number, service: string): Step =>
  device({ kind: 'transfer', window, to: { service } });
export const sendsToWindow = (window: number, to: number): Step =>
  device({ kind: 'transfer', window, to: { window: to } });

/** Parts of the specs' hall, as the hub knows them. */
export const things = {
  K1: { id: 'K1', kind: 'kiosk', kiosk: 'K1' },
  K2: { id: 'K2', kind: 'kiosk', kiosk: 'K2' },
  D1: { id: 'D1', kind: 'display-agent' },
  printer: { id: 'K1-printer', kind: 'printer', kiosk: 'K1' },
  printer2: { id: 'K2-printer', kind: 'printer', kiosk: 'K2' },
  reader: { id: 'K1-reader', kind: 'card-reader', kiosk: 'K1' },
  board1: { id: 'board-1', kind: 'board', window: 1 },
  keypad1: { id: 'keypad-1', kind: 'keypad', window: 1 },
  evaluator1: { id: 'evaluator-1', kind: 'evaluator', window: 1 },
  window1: { id: 'window-1', kind: 'window', window: 1 },
  hub: { id: 'hub', kind: 'hub' },
} as const satisfies Record<string, Subject>;

/** One of them. */
export type Thing = keyof typeof things;

/** The hub's watch sees all that is wrong with a thing now: nothing, when no fault is named. */
export const sees = (thing: Thing, ...faults: Fault[]): Step => ({
  command: { kind: 'observe', subject: things[thing], faults, since: NINE },
  actor: hubWatch,
});
export const reports = (thing: Thing, what = '坏了'): Step =>
  staff({ kind: 'report-fault', subject: things[thing], what });
/** The nth incident of the first day. */
export const clears = (nth: number): Step =>
  staff({ kind: 'clear-incident', incident: `2026-11-23-${nth}`, note: '已检查' });
export const estimates = (nth: number, inMinutes: number): Step =>
  staff({ kind: 'estimate-repair', incident: `2026-11-23-${nth}`, minutes: inMinutes });
export const declares = (services: 'all' | string[], inMinutes: number, outage = 'core'): Step =>
  staff({ kind: 'declare-outage', outage, services, minutes: inMinutes, what: '核心系统' });
export const endsOutage = (outage = 'core'): Step => staff({ kind: 'end-outage', outage });
export const opensDay: Step = staff({ kind: 'open-day' });
