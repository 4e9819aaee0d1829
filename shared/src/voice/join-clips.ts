import type { SpokenClip } from './sentence.ts';
import type { Sound } from './wav.ts';

/** One sound out of the clips of a sentence, with their rests; null if one of them is not there. All have one rate. */
export function joinClips(
  spoken: readonly SpokenClip[],
  soundOf: (clip: string) => Sound | undefined,
): Sound | null {
  const sounds = spoken.map(({ clip }) => soundOf(clip));
  if (!sounds.every((sound) => sound !== undefined)) return null;
  const rate = sounds[0]?.rate;
  if (rate === undefined || sounds.some((sound) => sound.rate !== rate)) return null;
  const rests = spoken.map(({ restMs }, at) =>
    at === spoken.length - 1 ? 0 : Math.round((restMs * rate) / 1000),
  );
  const length = sounds.reduce((sum, { samples }, at) => sum + samples.length + (rests[at] ?? 0), 0);
  const joined = new Int16Array(length);
  let end = 0;
  for (const [at, { samples }] of sounds.entries()) {
    joined.set(samples, end);
    end += samples.length + (rests[at] ?? 0);
  }
  return { rate, samples: joined };
}
