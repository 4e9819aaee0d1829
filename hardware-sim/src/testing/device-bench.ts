import type { ByteLink, DeviceCodec } from '@jiaohao/shared';
import { simulatorConfig, type SimulatorSettings } from '../config.ts';
import { type Hall, openHall } from '../hall.ts';
import { memoryCable } from '../wires/memory.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

/** Devices on cables in memory and on a clock that a test turns; the test is the host. */
export interface DeviceBench {
  readonly hall: Hall;
  readonly clock: VirtualClock;
  /** Opens the host's end of a line. */
  connect(link: string): ByteLink;
  /** Opens it for one device's protocol. */
  host<In, Out>(link: string, codec: DeviceCodec<In, Out>): Host<In, Out>;
}

/** The host's end of a line in the words of a protocol. */
export interface Host<In, Out> {
  /** Sends a message and lets all that follows from it at once happen; the answer is everything heard since the last time. */
  say(...messages: readonly In[]): Promise<readonly Out[]>;
  /** Lets what is on its way arrive. */
  hear(): Promise<readonly Out[]>;
}

/** Lets every microtask run: bytes in memory travel by them. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Sets up lines as a configuration file would; unpaced unless said. */
export async function deviceBench(
  lines: SimulatorSettings['lines'],
  more: Partial<SimulatorSettings> = {},
): Promise<DeviceBench> {
  const clock = virtualClock();
  const cables = new Map(lines.map(({ link }) => [link, memoryCable(link)]));
  const cable = (link: string) => {
    const known = cables.get(link);
    if (known === undefined) throw new TypeError(`no line ${link}`);
    return known;
  };
  const config = simulatorConfig.parse({ lines, paced: false, ...more });
  const hall = await openHall(config, { clock, wire: (link) => cable(link).open });
  return {
    hall,
    clock,
    connect: (link) => cable(link).connect(),
    host(link, codec) {
      const framer = codec.toHost.framer();
      const heard: ReturnType<typeof framer.push> = [];
      const port = cable(link).connect();
      port.onBytes((bytes) => heard.push(...framer.push(bytes)));
      const hear = async () => {
        await settle();
        return heard.splice(0);
      };
      return {
        hear,
        async say(...messages) {
          for (const message of messages) await port.write(codec.toDevice.encode(message));
          return hear();
        },
      };
    },
  };
}
