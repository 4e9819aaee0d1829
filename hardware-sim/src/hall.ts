import { join } from 'node:path';
import { type Clock, systemClock } from './clock.ts';
import type { LineConfig, SimulatorConfig } from './config.ts';
import { type AnyDevice, buildDevice, factoryBaud } from './devices/build.ts';
import { createBus } from './devices/bus.ts';
import { createChance } from './troubles/noise.ts';
import { type Line, openLine } from './wires/line.ts';
import { ptyWire } from './wires/pty.ts';
import { tcpWire } from './wires/tcp.ts';
import type { OpenWire } from './wires/wire.ts';

/** The simulated hall: its devices on their cables. */
export interface Hall {
  readonly devices: ReadonlyMap<string, AnyDevice>;
  /** The device of a kind at a kiosk or window, or undefined. */
  at<K extends AnyDevice['kind']>(
    kind: K,
    place: { kiosk: string } | { window: number },
  ): Extract<AnyDevice, { kind: K }> | undefined;
  /** Called whenever a device looks different. Returns the unsubscribe function. */
  onChange(listener: (device: AnyDevice) => void): () => void;
  close(): Promise<void>;
}

export interface HallOptions {
  readonly clock?: Clock;
  /** How the cable of a line is made, instead of a pseudo-terminal or TCP. */
  readonly wire?: (link: string) => OpenWire;
}

/** Plugs every device of the configuration in. Rejects if a link or port cannot be had; then nothing stays open. */
export async function openHall(config: SimulatorConfig, options: HallOptions = {}): Promise<Hall> {
  const clock = options.clock ?? systemClock;
  const chance = createChance(config.seed);
  const devices = new Map<string, AnyDevice>();
  const lines: Line[] = [];
  const listeners = new Set<(device: AnyDevice) => void>();
  const close = async (): Promise<void> => {
    await Promise.all(lines.map((line) => line.close()));
  };
  const changed = (id: string): void => {
    const device = devices.get(id);
    if (device === undefined) return;
    for (const listener of listeners) listener(device);
  };
  const wireOf = (line: LineConfig): OpenWire => {
    if (options.wire !== undefined) return options.wire(line.link);
    return line.tcpPort === undefined
      ? ptyWire(join(config.links, line.link))
      : tcpWire(line.tcpPort, config.http.host);
  };
  const plugIn = async (lineConfig: LineConfig): Promise<void> => {
    const [first] = lineConfig.devices;
    const baud = lineConfig.baud ?? (first === undefined ? 9600 : factoryBaud(first));
    const line = await openLine({
      id: lineConfig.link,
      open: wireOf(lineConfig),
      baud,
      paced: config.paced,
      clock,
    });
    lines.push(line);
    const alone = lineConfig.devices.length === 1;
    for (const device of lineConfig.devices) {
      const place = 'kiosk' in device ? { kiosk: device.kiosk } : { window: device.window };
      const socket = { id: device.id, place, line, alone, clock, chance, changed: () => changed(device.id) };
      devices.set(device.id, buildDevice(device, socket, config.paced));
    }
    if (alone) return;
    const socket = { id: line.id, line, changed: () => changed(line.id) };
    devices.set(
      line.id,
      createBus(
        socket,
        lineConfig.devices.map(({ id }) => id),
      ),
    );
  };

  try {
    for (const line of config.lines) await plugIn(line);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    devices,
    at: (kind, place) => findAt([...devices.values()], kind, place),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

function findAt<K extends AnyDevice['kind']>(
  devices: readonly AnyDevice[],
  kind: K,
  place: { kiosk: string } | { window: number },
): Extract<AnyDevice, { kind: K }> | undefined {
  const isKind = (device: AnyDevice): device is Extract<AnyDevice, { kind: K }> => device.kind === kind;
  return devices
    .filter(isKind)
    .find((device) =>
      'kiosk' in place ? device.place.kiosk === place.kiosk : device.place.window === place.window,
    );
}
