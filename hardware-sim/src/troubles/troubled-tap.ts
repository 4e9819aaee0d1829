import type { Clock } from '../clock.ts';
import type { Line } from '../wires/line.ts';
import { garbage } from './noise.ts';
import { type Direction, spoilers } from './spoil.ts';
import type { CableTrouble } from './troubles.ts';

const slowMs = 800;
/** A line that picks up noise alone brings some of it about this often. */
const noiseEveryMs = 100;

/** A device's end of its cable, with whatever is wrong with it. */
export interface TroubledTap {
  send(bytes: Uint8Array): void;
  /** Makes or mends a cable trouble. */
  set(trouble: CableTrouble, on: boolean): Promise<void>;
  /** Without power the device neither hears nor speaks. */
  powered: boolean;
  /** Changes the line's speed. */
  setBaud(baud: number): void;
}

export interface TapOptions {
  readonly line: Line;
  /** Alone on its line a pulled cable takes the host's port with it; on a bus only this device goes. */
  readonly alone: boolean;
  readonly clock: Clock;
  readonly chance: () => number;
  hear(bytes: Uint8Array): void;
}

const spoils = (trouble: CableTrouble): trouble is keyof typeof spoilers => trouble in spoilers;

/** Clips a device to a line so that every cable trouble can befall it, whatever device it is. */
export function troubledTap(options: TapOptions): TroubledTap {
  const { line, clock, chance } = options;
  const has = new Set<CableTrouble>();
  let cancelNoise: () => void = () => {};
  const passes = (): boolean => self.powered && !has.has('silent') && !has.has('only-noise');
  const spoil = (bytes: Uint8Array, direction: Direction): Uint8Array =>
    [...has].filter(spoils).reduce((spoilt, trouble) => spoilers[trouble](spoilt, chance, direction), bytes);
  const tap = line.attach((bytes) => {
    if (passes()) options.hear(spoil(bytes, 'to-device'));
  });
  const unplug = async (out: boolean): Promise<void> => {
    if (!options.alone) tap.attached = !out;
    else if (out) await line.unplug();
    else await line.plug();
  };
  const say = (bytes: Uint8Array): void => {
    if (passes()) tap.send(spoil(bytes, 'to-host'));
  };
  const rustle = (): void => {
    tap.send(garbage(chance));
    cancelNoise = clock.schedule(noiseEveryMs * (0.5 + chance()), rustle);
  };
  const self: TroubledTap = {
    powered: true,
    send(bytes) {
      if (has.has('slow')) clock.schedule(slowMs, () => say(bytes));
      else say(bytes);
    },
    async set(trouble, on) {
      if (on) has.add(trouble);
      else has.delete(trouble);
      if (trouble === 'unplugged') await unplug(on);
      if (trouble !== 'only-noise') return;
      cancelNoise();
      if (on) rustle();
    },
    setBaud(baud) {
      line.baud = baud;
    },
  };
  return self;
}
