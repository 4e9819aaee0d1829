import { Gauge, type Registry } from 'prom-client';
import { faults, ticketStates } from '@jiaohao/shared';
import { waitingOf, type HallDay } from '../domain/index.ts';

/** The hall as it stands, to be set before each reading. */
export function hallGauges(registers: Registry[]): (day: HallDay) => void {
  const gauge = <Label extends string>(name: string, help: string, label: Label): Gauge<Label> =>
    new Gauge({ name, help, labelNames: [label], registers });
  const phase = gauge('jiaohao_day', 'The phase of the business day: 1 for the one it is in', 'phase');
  const tickets = gauge('jiaohao_tickets', 'Tickets of the day by state', 'state');
  const waiting = gauge(
    'jiaohao_waiting',
    'Tickets that may be called or are about to be, by service',
    'service',
  );
  const windows = gauge('jiaohao_windows', 'Windows by status', 'status');
  const incidents = gauge('jiaohao_incidents', 'Incidents that are open, by fault', 'fault');
  return (day) => {
    for (const each of ['none', 'open', 'draining', 'closed'])
      phase.set({ phase: each }, Number(day.phase === each));
    for (const state of ticketStates) tickets.set({ state }, day.counts[state]);
    waiting.reset();
    for (const [service, standing] of day.services) waiting.set({ service }, waitingOf(standing));
    for (const [status, count] of counted(['open', 'paused', 'closed'], statusesOf(day)))
      windows.set({ status }, count);
    for (const [fault, count] of counted(faults, faultsOf(day))) incidents.set({ fault }, count);
  };
}

const statusesOf = ({ windows }: HallDay): string[] => [...windows.values()].map(({ status }) => status);
const faultsOf = ({ failures }: HallDay): string[] =>
  [...failures.incidents.values()].map(({ fault }) => fault);

/** How often each of `names` occurs in `all`, also never. */
function counted(names: readonly string[], all: readonly string[]): Map<string, number> {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
