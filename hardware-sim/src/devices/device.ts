import type { DeviceCodec, DeviceKind } from '@jiaohao/shared';
import type { Clock } from '../clock.ts';
import { withStuckStatus } from '../troubles/stuck-status.ts';
import { troubledTap, type TroubledTap } from '../troubles/troubled-tap.ts';
import {
  cableTroubles,
  checksumTroubles,
  createSwitches,
  type OwnSwitches,
  powerTroubles,
  statusTroubles,
  type Trouble,
  type TroubleSwitches,
} from '../troubles/troubles.ts';
import { withWrongChecksum } from '../troubles/wrong-checksum.ts';
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

/** What the protocol of a device is like, where that differs. */
export interface Nature<In extends { readonly kind: string }> {
  /** How long the rest of a frame may take; null waits for ever, as printers do. */
  readonly patienceMs?: number | null;
  /** Where its frames have their checksum: 1 is the last byte. Left out: they have none. */
  readonly checksumFromEnd?: number;
  /** Messages that ask it how it is. */
  readonly statuses?: readonly In['kind'][];
}

/** A device's nerves: frames in become habits at work, answers become frames out. */
export interface Nerves<Out> {
  say(...messages: readonly Out[]): void;
  readonly tap: TroubledTap;
  /** What can befall it by the nature of its protocol; the device's own switches hold these too. */
  readonly troubles: readonly NerveTrouble[];
  set(trouble: NerveTrouble['id'], on: boolean): void;
  /** Forgets the frame in the making, when the power goes. */
  forget(): void;
}
type NerveTrouble = (typeof checksumTroubles)[number] | (typeof statusTroubles)[number];

/** A frame that stops half-way is given up after this time, as the devices' own time-outs do. */
const halfFrameMs = 150;

/** Gives a device its nerves. Whatever cannot be understood is passed over, as the real ones do. */
export function giveNerves<Self, In extends { readonly kind: string }, Out>(
  socket: Socket,
  codec: DeviceCodec<In, Out>,
  habits: readonly Behaviour<Self, In, Out>[],
  self: () => Self,
  { patienceMs = halfFrameMs, checksumFromEnd, statuses = [] }: Nature<In> = {},
): Nerves<Out> {
  const has = new Set<NerveTrouble['id']>();
  let framer = codec.toDevice.framer();
  const conduct = withStuckStatus(habits, statuses, () => has.has('stuck-status'));
  let cancel: () => void = () => {};
  const obey = (messages: readonly In[]): void => {
    for (const message of messages) say(...(firstThatTakes(conduct, self(), message) ?? []));
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
    for (const message of messages) {
      const frame = codec.toHost.encode(message);
      const wrong = checksumFromEnd !== undefined && has.has('crc-errors');
      tap.send(wrong ? withWrongChecksum(frame, checksumFromEnd) : frame);
    }
  };
  return {
    say,
    tap,
    troubles: [
      ...(checksumFromEnd === undefined ? [] : checksumTroubles),
      ...(statuses.length === 0 ? [] : statusTroubles),
    ],
    set(trouble, on) {
      if (on) has.add(trouble);
      else has.delete(trouble);
    },
    forget() {
      cancel();
      framer = codec.toDevice.framer();
    },
  };
}

/** What is a device's own: its troubles, and what becomes of it without power. */
interface Own<T extends Trouble> {
  readonly troubles: readonly T[];
  /** Makes one of its own troubles felt. */
  act?(id: T['id'], on: boolean): void;
  /** Forgets what lives in its memory, when the power goes. */
  forget(): void;
}

/** The switches of a device: its own, and those of its protocol, its power and its cable. */
export function troublesOf<Out, const T extends Trouble>(
  socket: Socket,
  nerves: Nerves<Out>,
  own: Own<T>,
): OwnSwitches {
  const known: readonly Trouble[] = [...own.troubles, ...nerves.troubles, ...powerTroubles, ...cableTroubles];
  const find = <K extends Trouble>(kind: readonly K[], id: string): K['id'] | undefined =>
    kind.find((one) => one.id === id)?.id;
  return createSwitches(known, async (id, on) => {
    const [cable, nerve, mine] = [find(cableTroubles, id), find(nerves.troubles, id), find(own.troubles, id)];
    if (cable !== undefined) await nerves.tap.set(cable, on);
    else if (nerve !== undefined) nerves.set(nerve, on);
    else if (mine !== undefined) own.act?.(mine, on);
    else {
      nerves.tap.powered = !on;
      if (on) {
        nerves.forget();
        own.forget();
      }
    }
    socket.changed();
  });
}
