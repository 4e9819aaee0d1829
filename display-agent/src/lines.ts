import { keepLink, type Taps } from '@jiaohao/shared/node';
import type { AgentFile } from './agent-file.ts';
import type { Clock } from './drivers/line/clock.ts';
import { Line, type LineOptions } from './drivers/line/line.ts';
import { earsOf } from './line-ears.ts';
import { lineUsers } from './line-users.ts';

/** A line of the file and its rate. */
export interface OpenLine {
  readonly line: Line;
  readonly baud: number;
}

/** How a port is opened and kept open; `keepLink`, or wires in memory. */
export type KeepPort = (
  address: string,
  baud: number,
  events: Parameters<LineOptions['keep']>[0],
) => { close(): Promise<void> };

/** Real ports. */
export const realPorts: KeepPort = (address, baud, events) => keepLink(address, { baud }, events);

/** Opens every line of the file, by name. A port that is not there is tried again for ever. */
export function openLines(
  file: AgentFile,
  clock: Clock,
  keepPort: KeepPort,
  taps: Pick<Taps, 'port'>,
): ReadonlyMap<string, OpenLine> {
  const users = lineUsers(file);
  const { wire } = file;
  return new Map(
    Object.entries(file.lines).map(([name, plan]) => {
      const onIt = users.filter(({ line }) => line === name);
      const baud = plan.baud ?? onIt[0]?.baud ?? 9600;
      // Only keypads talk unasked; elsewhere there is nobody to wait for.
      const idleMs = onIt.some(({ protocol }) => protocol === 'keypad') ? wire.idleMs : 0;
      const tap = taps.port(earsOf(file, name));
      const line = new Line({
        baud,
        idleMs,
        quietMs: wire.quietMs,
        echoLateMs: wire.echoLateMs,
        noise: { bytes: wire.noiseBytes, withinMs: wire.noiseWithinMs },
        clock,
        keep: (events) =>
          keepPort(plan.address, baud, { ...events, up: (link) => events.up(tap.wrap(link)) }),
      });
      return [name, { line, baud }];
    }),
  );
}
