import { keepLink, type Taps } from '@jiaohao/shared/node';
import type { AgentFile } from './agent-file.ts';
import type { Clock } from './drivers/line/clock.ts';
import { Line, type LineOptions } from './drivers/line/line.ts';
import { earsOf } from './line-ears.ts';
import type { LinePlan } from './line-plans.ts';

/** How a port is opened and kept open; `keepLink`, or wires in memory. */
export type KeepPort = (
  address: string,
  baud: number,
  events: Parameters<LineOptions['keep']>[0],
) => { close(): Promise<void> };

/** Real ports. */
export const realPorts: KeepPort = (address, baud, events) => keepLink(address, { baud }, events);

export interface LineWorld {
  readonly wire: AgentFile['wire'];
  readonly clock: Clock;
  readonly keepPort: KeepPort;
  /** Where technicians listen in. */
  readonly taps: Pick<Taps, 'port' | 'leave'>;
}

/** A line as it is used: the port, opened again for ever while it is not there. */
export interface OpenLine {
  readonly line: Line;
  readonly baud: number;
  close(): Promise<void>;
}

export function openLine(plan: LinePlan, { wire, clock, keepPort, taps }: LineWorld): OpenLine {
  const { address, baud } = plan;
  const tap = taps.port(earsOf(plan));
  const line = new Line({
    baud,
    // Only keypads talk unasked; elsewhere there is nobody to wait for.
    idleMs: plan.keypads.length > 0 ? wire.idleMs : 0,
    quietMs: wire.quietMs,
    echoLateMs: wire.echoLateMs,
    noise: { bytes: wire.noiseBytes, withinMs: wire.noiseWithinMs },
    clock,
    keep: (events) => keepPort(address, baud, { ...events, up: (link) => events.up(tap.wrap(link)) }),
  });
  return {
    line,
    baud,
    async close() {
      taps.leave(tap);
      await line.close();
    },
  };
}
