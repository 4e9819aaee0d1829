import type { Actor, Command, Delivery, GreenReason, Member } from '@jiaohao/shared';
import { planWith } from '../../testing/plans.ts';
import { timeAt } from '../../testing/given.ts';
import { consultant } from '../../testing/steps.ts';
import type { Step } from '../../testing/steps.ts';

/** The specs' hall with two kiosks, and a window 5 that serves everything. */
export const twoKiosks = planWith({
  kiosks: ['K1', 'K2'],
  windows: [
    { number: 1, services: ['withdrawal'] },
    { number: 2, services: ['withdrawal'] },
    { number: 3, services: ['deposit'] },
    { number: 4, services: ['loan'] },
    { number: 5, services: 'all' },
  ],
});

export const kiosk1: Actor = { agent: 'K1' };
export const kiosk2: Actor = { agent: 'K2' };
const displays: Actor = { agent: 'D1' };

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

interface Gave {
  readonly day?: number;
  readonly delivery?: Delivery;
  readonly member?: Member;
  readonly green?: GreenReason;
  readonly note?: string;
  readonly by?: Actor;
}

function ticketEntry(
  source: 'offline' | 'paper',
  ticket: string,
  service: string,
  time: string,
  more: Gave,
): Step {
  const { day, delivery = 'printed', member, green, note } = more;
  const command: Of<'back-enter-ticket'> = {
    kind: 'back-enter-ticket',
    ticket,
    service,
    source,
    issuedAt: timeAt(time, day),
    delivery,
    ...(member ? { member } : {}),
    ...(green ? { green: { reason: green, ...(note === undefined ? {} : { note }) } } : {}),
  };
  return { command, actor: more.by ?? (source === 'paper' ? consultant : kiosk1) };
}

/** A kiosk replays a number it gave out without the hub. */
export const gaveOut = (ticket: string, service: string, time: string, more: Gave = {}): Step =>
  ticketEntry('offline', ticket, service, time, more);

/** The desk enters a number of its paper book. */
export const wrote = (ticket: string, service: string, time: string, more: Gave = {}): Step =>
  ticketEntry('paper', ticket, service, time, more);

interface Called {
  readonly day?: number;
  readonly done?: string;
  readonly missed?: string;
  readonly by?: Actor;
}

/** A display agent replays a number that was keyed and called without the hub. */
export function handCalled(window: number, digits: string, time: string, more: Called = {}): Step {
  const { day, done, missed } = more;
  const ended = done ?? missed;
  const how = done === undefined ? 'missed' : 'done';
  const command: Of<'back-enter-call'> = {
    kind: 'back-enter-call',
    window,
    digits,
    calledAt: timeAt(time, day),
    ...(ended === undefined ? {} : { ended: { how, at: timeAt(ended, day) } }),
  };
  return { command, actor: more.by ?? displays };
}

/** A kiosk wants more numbers. */
export const leases = (kiosk: string, actor: Actor = { agent: kiosk }): Step => ({
  command: { kind: 'lease-numbers', kiosk },
  actor,
});

/** A browser of the desk wants paper numbers. */
export const leasesPaper = (
  desk: string,
  { place = 1, given = [], by = consultant }: { place?: number; given?: string[]; by?: Actor } = {},
): Step => ({ command: { kind: 'lease-paper-numbers', desk, place, given }, actor: by });

export const givesBack = (desk: string, actor: Actor = consultant): Step => ({
  command: { kind: 'return-paper-numbers', desk },
  actor,
});

export const resolves = (conflict: string, note = '已核对', actor: Actor = consultant): Step => ({
  command: { kind: 'resolve-conflict', conflict, note },
  actor,
});
