import type { Clock } from '../clock.ts';
import type { Line } from '../wires/line.ts';
import { withNoise } from './noise.ts';
import type { CableTrouble } from './troubles.ts';

const slowMs = 800;

/** A device's end of its cable, with whatever is wrong with it. */
export interface TroubledTap {
  send(bytes: Uint8Array): void;
  /** Makes or mends a cable trouble. */
  set(trouble: CableTrouble, on: boolean): Promise<void>;
  /** While true the device neither hears nor speaks: it is dead or without power. */
  deaf: boolean;
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

/** Clips a device to a line so that every cable trouble can befall it, whatever device it is. */
export function troubledTap(options: TapOptions): TroubledTap {
  const { line, clock, chance } = options;
  const has = { silent: false, slow: false, noise: false };
  const spoil = (bytes: Uint8Array): Uint8Array => (has.noise ? withNoise(bytes, chance) : bytes);
  const tap = line.attach((bytes) => {
    if (!has.silent && !self.deaf) options.hear(spoil(bytes));
  });
  const unplug = async (out: boolean): Promise<void> => {
    if (!options.alone) tap.attached = !out;
    else if (out) await line.unplug();
    else await line.plug();
  };
  const say = (bytes: Uint8Array): void => {
    if (!has.silent && !self.deaf) tap.send(spoil(bytes));
  };
  const self: TroubledTap = {
    deaf: false,
    send(bytes) {
      if (has.slow) clock.schedule(slowMs, () => say(bytes));
      else say(bytes);
    },
    async set(trouble, on) {
      if (trouble === 'unplugged') await unplug(on);
      else has[trouble] = on;
    },
    setBaud(baud) {
      line.baud = baud;
    },
  };
  return self;
}
