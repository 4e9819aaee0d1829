import { withNoise } from './noise.ts';
import type { CableTrouble } from './troubles.ts';
import { resampled } from './wrong-baud.ts';

/** Towards whom bytes travel. */
export type Direction = 'to-host' | 'to-device';

/** What a bad cable makes of bytes. */
type Spoiler = (bytes: Uint8Array, chance: () => number, direction: Direction) => Uint8Array;

/** Every so many bytes one is lost, or comes twice. */
const oneIn = 50;

/** Cable troubles that change bytes on their way. */
export const spoilers = {
  noise: withNoise,
  'drops-bytes': (bytes, chance) => bytes.filter(() => chance() >= 1 / oneIn),
  'repeats-bytes': (bytes, chance) =>
    Uint8Array.from(Array.from(bytes).flatMap((byte) => (chance() < 1 / oneIn ? [byte, byte] : [byte]))),
  // The device runs at half the speed of its host.
  'wrong-baud': (bytes, _chance, direction) => resampled(bytes, direction === 'to-host' ? 2 : 0.5),
} as const satisfies Partial<Readonly<Record<CableTrouble, Spoiler>>>;
