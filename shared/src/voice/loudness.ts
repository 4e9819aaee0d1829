import type { Sound } from './wav.ts';

/** Quieter than this is silence: 1 % of full scale. */
const silence = 328;
const windowMs = 10;
/** Kept before the first and after the last sound, so that nothing is bitten off. */
const marginMs = 15;
/** How loud every clip is made: the effective value of its louder parts, and the peak it may not pass. */
const wanted = { effective: 5200, peak: 30_000 } as const;

/** Effective value (RMS) of each 10 ms. */
export function loudnessOf({ rate, samples }: Sound): number[] {
  const step = Math.round((rate * windowMs) / 1000);
  const count = Math.ceil(samples.length / step);
  return Array.from({ length: count }, (_, at) => effective(samples.subarray(at * step, (at + 1) * step)));
}

/** The sound without the silence before and after it. */
export function trimmed(sound: Sound): Sound {
  const { rate, samples } = sound;
  const loud = loudnessOf(sound).map((each) => each >= silence);
  const first = loud.indexOf(true);
  if (first < 0) return { rate, samples: new Int16Array() };
  const at = (windows: number, ms: number): number => Math.round((rate * (windows * windowMs + ms)) / 1000);
  const from = Math.max(0, at(first, -marginMs));
  return { rate, samples: samples.slice(from, at(loud.lastIndexOf(true) + 1, marginMs)) };
}

/** The sound as loud as every other, with edges that do not click. */
export function levelled({ rate, samples }: Sound): Sound {
  const loud = loudnessOf({ rate, samples }).filter((each) => each >= silence);
  const mean = Math.sqrt(loud.reduce((sum, each) => sum + each ** 2, 0) / Math.max(1, loud.length));
  const peak = samples.reduce((most, each) => Math.max(most, Math.abs(each)), 1);
  const gain = Math.min(wanted.effective / Math.max(1, mean), wanted.peak / peak);
  const fade = Math.round((rate * marginMs) / 2000);
  const edge = (at: number): number => Math.min(1, at / fade, (samples.length - 1 - at) / fade);
  return { rate, samples: samples.map((each, at) => Math.round(each * gain * edge(at))) };
}

function effective(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, each) => sum + each ** 2, 0) / Math.max(1, samples.length));
}
