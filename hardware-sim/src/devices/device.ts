import type { DeviceCodec, DeviceKind } from '@jiaohao/shared';
import type { Clock } from '../clock.ts';
import { troubledTap, type TroubledTap } from '../troubles/troubled-tap.ts';
import {
  cableTroubles,
  createSwitches,
  type CableTrouble,
  type Trouble,
  type TroubleSwitches,
} from '../troubles/troubles.ts';
import type { DeviceView } from '../views.ts';
import type { Line } from '../wires/line.ts';
import { type Behaviour, firstThatTakes } from './behaviour.ts';

/** Where a device stands in the hall. */
interface Place {
  readonly kiosk?: string | undefined;
  readonly window?: number | undefined;
}

/** A simulated device. */
export interface Device {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly place: Place;
  readonly troubles: TroubleSwitches;
  /** Everything a technician at the bench can see of it. */
  view(): DeviceView;
}

/** What every device is given to live on. */
export interface Socket {
  readonly id: string;
  readonly place: Place;
  readonly line: Line;
  /** True if no other device hangs on the line. */
  readonly alone: boolean;
  readonly clock: Clock;
  readonly chance: () => number;
  /** Tells the world that the device looks different now. */
  changed(): void;
}

/** A device's nerves: frames in become habits at work, answers become frames out. */
export interface Nerves<Out> {
  say(...messages: readonly Out[]): void;
  readonly tap: TroubledTap;
}

/** A frame that stops half-way is given up after this time, as the devices' own time-outs do. */
const halfFrameMs = 150;

/**
 * Gives a device its nerves. Whatever cannot be understood is passed over, as the real ones do.
 * @param patienceMs how long the rest of a frame may take; null waits for ever, as printers do
 */
export function giveNerves<Self, In, Out>(
  socket: Socket,
  codec: DeviceCodec<In, Out>,
  habits: readonly Behaviour<Self, In, Out>[],
  self: () => Self,
  patienceMs: number | null = halfFrameMs,
): Nerves<Out> {
  const framer = codec.toDevice.framer();
  let cancel: () => void = () => {};
  const obey = (messages: readonly In[]): void => {
    for (const message of messages) say(...(firstThatTakes(habits, self(), message) ?? []));
    socket.changed();
  };
  const tap = troubledTap({
    ...socket,
    hear(bytes) {
      cancel();
      obey(framer.push(bytes));
      if (framer.pending > 0 && patienceMs !== null) {
        cancel = socket.clock.schedule(patienceMs, () => obey(framer.flush()));
      }
    },
  });
  const say = (...messages: readonly Out[]): void => {
    for (const message of messages) tap.send(codec.toHost.encode(message));
  };
  return { say, tap };
}

/** The switches of a device: those of its cable, and its own. */
export function troublesOf<const T extends Trouble>(
  socket: Socket,
  tap: TroubledTap,
  own: readonly T[],
  act: (id: T['id'], on: boolean) => void,
): TroubleSwitches {
  const isCable = (id: string): id is CableTrouble => cableTroubles.some((one) => one.id === id);
  return createSwitches<T | (typeof cableTroubles)[number]>([...own, ...cableTroubles], async (id, on) => {
    if (isCable(id)) await tap.set(id, on);
    else act(id, on);
    socket.changed();
  });
}
