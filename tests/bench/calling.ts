import type { TicketClass } from '@jiaohao/shared';
import {
  boardDesired,
  decide,
  evolve,
  hallPlan,
  initialState,
  keypadDesired,
  kioskMenu,
  nextDeadline,
} from '../../server/src/domain/index.ts';
import type { HallDay, HallPlan, Stamp } from '../../server/src/domain/index.ts';
import { median } from './bars.ts';
import type { Bench } from './bench.ts';

const sizes = [10, 100, 1_000, 10_000, 100_000] as const;
/** The bar: with the most waiting it may cost this many times what it costs with the fewest. */
const flatBar = 2;
const usual = { rounds: 20, timesARound: 1_000, bar: flatBar };

const MINUTE = 60_000;
const midnight = Date.UTC(2026, 10, 22, 16);
const hub = { hub: 'clock' } as const;
/** A first day: nothing is carried over. */
const nothing = {
  incidents: [],
  outages: [],
  handwork: [],
  callBacks: [],
  notices: [],
  conflicts: [],
  paper: [],
};

const services = ['deposit', 'loan'] as const;
/** Who waits for a service, over and over: with ten waiting every lane has somebody in it, as with a hundred thousand. */
const mix = ['regular', 'green', 'regular', 'appointment', 'regular'] as const;

function plan(): HallPlan {
  return hallPlan.parse({
    id: 'bench',
    name: { zh: '测速大厅', en: 'Bench' },
    services: services.map((id, at) => ({
      id,
      name: { zh: id, en: id },
      group: 'deposit',
      series: 'AB'.charAt(at),
      expectedMinutes: 8,
    })),
    windows: [
      { number: 1, services: ['deposit'], helperServices: ['loan'] },
      { number: 2, services: ['deposit', { service: 'loan', rank: 2 }] },
      { number: 3, services: ['loan'], dedicatedGreen: true },
      { number: 4, services: 'all' },
    ],
    // A press follows a press at once here.
    settings: { misclickGuardSeconds: 0, signIn: 'optional' },
    kiosks: ['K1'],
  });
}

/** What is done for every call, beside the decision itself: each looks at the hall as it stands. */
const looks = {
  'what the clock owes the hall next': (state) => nextDeadline(state),
  'what a keypad shows': (state, { window, stamp }) => keypadDesired(state, window, stamp.at),
  'what a board shows': (state, { window }) => boardDesired(state, window),
  'what a kiosk offers': (state, { hall, stamp }) => kioskMenu(state, hall, 'K1', stamp),
} as const satisfies Record<string, (state: HallDay, at: Place) => unknown>;
type Look = keyof typeof looks;
const lookNames = [
  'what the clock owes the hall next',
  'what a keypad shows',
  'what a board shows',
  'what a kiosk offers',
] as const satisfies readonly Look[];

const decision = 'who is called next';
type Work = typeof decision | Look;
const works: readonly Work[] = [decision, ...lookNames];

/** Where and when somebody looks. */
interface Place {
  readonly hall: HallPlan;
  readonly window: number;
  readonly stamp: Stamp;
}

/** A hall with a number of people waiting, kept at that number. */
interface BusyHall {
  /** Times one call and the looks that follow it, microseconds, and lets the call happen. */
  callNext(took: (work: Work, micros: number) => void): void;
}

function busyHall(waiting: number): BusyHall {
  const hall = plan();
  let now = midnight + 10 * 60 * MINUTE;
  let issued = 0;
  let state: HallDay = initialState(hall);
  /** Numbers go on past 999 here. */
  const issue = (at: number, service: string, kind: TicketClass): void => {
    const order = (issued += 1);
    state = evolve(state, {
      type: 'ticketIssued',
      at,
      by: hub,
      ticket: `A${String(order).padStart(7, '0')}`,
      service,
      class: kind,
      source: 'kiosk',
      delivery: 'printed',
      member: null,
      green: kind === 'green' ? { reason: 'elderly', note: null, grantedBy: hub } : null,
      slot: kind === 'appointment' ? { id: `slot-${order}`, slotAt: at + 20 * MINUTE, late: false } : null,
    });
  };
  const opened = { type: 'dayOpened', at: midnight + 8 * 60 * MINUTE, by: hub } as const;
  state = evolve(state, { ...opened, date: '2026-11-23', minute: 480, plan: hall, carried: nothing });
  // The last hour's arrivals: the oldest are overdue, most are not.
  for (let n = 0; n < waiting; n += 1) {
    const at = now - Math.round((60 * MINUTE * (waiting - n)) / waiting);
    issue(at, services[n % 2] ?? 'deposit', mix[Math.floor(n / 2) % mix.length] ?? 'regular');
  }
  let window = 0;
  return {
    callNext(took) {
      now += 20;
      window = (window % hall.windows.length) + 1;
      const stamp: Stamp = { at: now, date: '2026-11-23', minute: Math.floor((now - midnight) / MINUTE) };
      const { result, micros } = timed(() => decide(state, hall, { kind: 'call-next', window }, stamp, hub));
      took(decision, micros);
      for (const event of result.ok ? result.events : []) {
        state = evolve(state, event);
        // One of the same kind takes the place: the lanes keep their lengths.
        const gone = event.type === 'ticketCalled' ? state.tickets.get(event.ticket) : undefined;
        if (gone !== undefined) issue(now, gone.service, gone.class);
      }
      for (const name of lookNames)
        took(name, timed(() => looks[name](state, { hall, window, stamp })).micros);
    },
  };
}

function timed<T>(work: () => T): { result: T; micros: number } {
  const began = process.hrtime.bigint();
  const result = work();
  return { result, micros: Number(process.hrtime.bigint() - began) / 1000 };
}

type Times = Record<Work, number[]>;

/**
 * Measures the decision who is called next and what is looked at after it, from ten waiting to a hundred thousand. The
 * sizes take turns, so that what else the machine does meets them all.
 */
export function benchCalling({ print, bars }: Bench, { rounds, timesARound, bar } = usual): void {
  const halls = sizes.map((size) => ({ size, hall: busyHall(size), times: noTimes() }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { hall, times } of halls) {
      for (let n = 0; n < timesARound; n += 1)
        // The first round only warms up.
        hall.callNext((work, micros) => void (round > 0 && times[work].push(micros)));
    }
  }
  print(`Microseconds, p50 and p99 of ${(rounds * timesARound).toLocaleString('en')} each`);
  print(
    `${''.padEnd(36)}${sizes.map((size) => `${size.toLocaleString('en')} waiting`.padStart(18)).join('')}   last : first, p50`,
  );
  for (const work of works) {
    const cells = halls.map(({ times }) => [median(times[work]), p99(times[work])].map(micro).join(' '));
    const [first, last] = [halls[0], halls.at(-1)].map((hall) => median(hall?.times[work] ?? []));
    const ratio = ((last ?? Number.NaN) / (first ?? Number.NaN)).toFixed(2);
    print(`  ${work.padEnd(34)}${cells.map((cell) => cell.padStart(18)).join('')}   ${ratio} ×`);
  }
  print('');
  const [few, many] = [halls[0]?.times, halls.at(-1)?.times];
  if (few === undefined || many === undefined) return;
  const what = '100,000 waiting against 10';
  const decisions = (of: Of): number => of(many[decision]) / of(few[decision]);
  bars.atMost(`${decision}, ${what}, p50`, decisions(median), bar, '×');
  bars.atMost(`${decision}, ${what}, p99`, decisions(p99), bar, '×');
  bars.atMost(`that and all that is looked at with it, ${what}, p50`, sumOf(many) / sumOf(few), bar, '×');
}

type Of = (times: readonly number[]) => number;

/** Medians of everything done for one call, together. */
function sumOf(times: Times): number {
  return works.reduce((sum, work) => sum + median(times[work]), 0);
}

function noTimes(): Times {
  return {
    'who is called next': [],
    'what the clock owes the hall next': [],
    'what a keypad shows': [],
    'what a board shows': [],
    'what a kiosk offers': [],
  };
}

function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

function micro(value: number): string {
  return value.toFixed(1).padStart(7);
}
