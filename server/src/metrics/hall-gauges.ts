import { Gauge, type Registry } from 'prom-client';
import { faults, ticketStates } from '@jiaohao/shared';
import { waitingOf, type HallDay } from '../domain/index.ts';

/** All halls as they stand, put together one by one and then shown. */
export interface HallReading {
  /** `label`: by which name its hall is told apart; null: it is not, and what there is of all such halls is added up. */
  add(label: string | null, day: HallDay): void;
  show(): void;
}

/** What is counted in each hall: how often there is each of something. */
const counted = [
  {
    name: 'jiaohao_day',
    help: 'Halls by the phase of their business day: with one hall 1 for the one it is in',
    label: 'phase',
    of: (day: HallDay) => counting(['none', 'open', 'draining', 'closed'], [day.phase]),
  },
  {
    name: 'jiaohao_tickets',
    help: 'Tickets of the day by state',
    label: 'state',
    of: ({ counts }: HallDay) => new Map(ticketStates.map((state) => [state, counts[state]])),
  },
  {
    name: 'jiaohao_waiting',
    help: 'Tickets that may be called or are about to be, by service',
    label: 'service',
    of: ({ services }: HallDay) =>
      new Map([...services].map(([service, standing]) => [service, waitingOf(standing)])),
  },
  {
    name: 'jiaohao_windows',
    help: 'Windows by status',
    label: 'status',
    of: ({ windows }: HallDay) =>
      counting(
        ['open', 'paused', 'closed'],
        [...windows.values()].map(({ status }) => status),
      ),
  },
  {
    name: 'jiaohao_incidents',
    help: 'Incidents that are open, by fault',
    label: 'fault',
    of: ({ failures }: HallDay) =>
      counting(
        faults,
        [...failures.incidents.values()].map(({ fault }) => fault),
      ),
  },
] as const;

/** The halls as they stand, to be read anew before each showing. */
export function hallGauges(registers: Registry[]): () => HallReading {
  const gauges = counted.map(({ name, help, label, of }) => {
    const gauge = new Gauge({ name, help, labelNames: [label, 'hall'], registers });
    return { gauge, label, of };
  });
  return () => {
    const sums = gauges.map((each) => ({ ...each, byHall: new Map<string | null, Map<string, number>>() }));
    return {
      add(hall, day) {
        for (const { of, byHall } of sums) {
          const sum = byHall.get(hall) ?? new Map<string, number>();
          byHall.set(hall, sum);
          for (const [each, count] of of(day)) sum.set(each, (sum.get(each) ?? 0) + count);
        }
      },
      show() {
        for (const { gauge, label, byHall } of sums) {
          gauge.reset();
          for (const [hall, sum] of byHall)
            for (const [each, count] of sum)
              gauge.set({ [label]: each, ...(hall !== null && { hall }) }, count);
        }
      },
    };
  };
}

/** How often each of `names` occurs in `all`, also never. */
function counting(names: readonly string[], all: readonly string[]): Map<string, number> {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
