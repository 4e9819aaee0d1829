import type { TicketClass } from '@jiaohao/shared';
import { decide, evolve, hallPlan, initialState } from '../../server/src/domain/index.ts';
import type { HallDay, HallPlan, Stamp } from '../../server/src/domain/index.ts';

const sizes = [10, 100, 1_000, 10_000, 100_000] as const;
/** The bar: the decision may cost this much more at the 99th percentile with the most waiting than with the fewest. */
const flat = 2;
const rounds = 20;
const decisionsARound = 1_000;

const MINUTE = 60_000;
const midnight = Date.UTC(2026, 10, 22, 16);
const hub = { hub: 'clock' } as const;
/** A first day: nothing is carried over. */
const nothing = { incidents: [], outages: [], handwork: [], callBacks: [], notices: [], conflicts: [] };

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
  });
}

/** A hall with a number of people waiting, kept at that number. */
interface BusyHall {
  /** Times one decision, in microseconds, and lets the call happen. */
  callNext(): number;
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
    callNext() {
      now += 20;
      window = (window % hall.windows.length) + 1;
      const stamp: Stamp = { at: now, date: '2026-11-23', minute: Math.floor((now - midnight) / MINUTE) };
      const began = process.hrtime.bigint();
      const decision = decide(state, hall, { kind: 'call-next', window }, stamp, hub);
      const took = Number(process.hrtime.bigint() - began) / 1000;
      const events = decision.ok ? decision.events : [];
      for (const event of events) {
        state = evolve(state, event);
        // One of the same kind takes the place: the lanes keep their lengths.
        const gone = event.type === 'ticketCalled' ? state.tickets.get(event.ticket) : undefined;
        if (gone !== undefined) issue(now, gone.service, gone.class);
      }
      return took;
    },
  };
}

/**
 * Measures the decision who is called next, from ten waiting to a hundred thousand, and prints a line a size and the
 * ratio between the ends. The sizes take turns, so that what else the machine does meets them all.
 */
export function benchRouting(print: (line: string) => void): Promise<void> {
  const halls = sizes.map((size) => ({ size, hall: busyHall(size), micros: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { hall, micros } of halls) {
      for (let n = 0; n < decisionsARound; n += 1) {
        const took = hall.callNext();
        // The first round only warms up.
        if (round > 0) micros.push(took);
      }
    }
  }
  print(`Calling decision (${(rounds * decisionsARound).toLocaleString('en')} each)     p50       p99`);
  const figures = halls.map(({ size, micros }) => {
    const sorted = micros.sort((a, b) => a - b);
    const [p50, p99] = [0.5, 0.99].map((share) => sorted[Math.floor(sorted.length * share)] ?? NaN);
    print(`  ${size.toLocaleString('en').padStart(7)} waiting            ${micro(p50)}  ${micro(p99)}`);
    return { p50: p50 ?? NaN, p99: p99 ?? NaN };
  });
  const first = figures[0];
  const last = figures.at(-1);
  if (first !== undefined && last !== undefined) {
    const ratio = last.p99 / first.p99;
    print(
      `  100,000 : 10             ${(last.p50 / first.p50).toFixed(2).padStart(6)} ×  ${ratio.toFixed(2).padStart(6)} ×   (bar: p99 within ${flat} ×: ${ratio <= flat ? 'kept' : 'MISSED'})`,
    );
  }
  return Promise.resolve();
}

function micro(value: number | undefined): string {
  return `${(value ?? NaN).toFixed(1).padStart(6)} µs`;
}
