import { array, assert, integer, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinClips } from './join-clips.ts';
import { levelled, loudnessOf, trimmed } from './loudness.ts';
import { readWav, writeWav, type Sound } from './wav.ts';

const rate = 1000;
const tone = (ms: number, height = 8000): Sound => ({
  rate,
  samples: Int16Array.from({ length: ms }, (_, at) => (at % 2 === 0 ? height : -height)),
});
const quiet = (ms: number): number[] => Array.from({ length: ms }, () => 0);
const sounds = new Map([
  ['one', tone(30)],
  ['two', tone(20, 4000)],
  ['fast', { rate: 2000, samples: tone(10).samples }],
]);
const join = (...names: string[]): Sound | null =>
  joinClips(
    names.map((clip) => ({ clip, restMs: 15 })),
    (name) => sounds.get(name),
  );

describe('clips joined into a sentence', () => {
  it('follow each other with their rests, and no rest at the end', () => {
    const joined = join('one', 'two', 'one');
    expect(joined?.samples).toEqual(
      Int16Array.from([
        ...tone(30).samples,
        ...quiet(15),
        ...tone(20, 4000).samples,
        ...quiet(15),
        ...tone(30).samples,
      ]),
    );
  });

  it('are no sentence when one is missing, or of another rate, or there is none', () => {
    expect(join('one', 'three')).toBeNull();
    expect(join('one', 'fast')).toBeNull();
    expect(join()).toBeNull();
  });
});

describe('a sound', () => {
  it('is the same after it was a file', () => {
    assert(
      property(
        array(integer({ min: -32_768, max: 32_767 })),
        integer({ min: 8000, max: 48_000 }),
        (samples, rateOf) => {
          const sound = { rate: rateOf, samples: Int16Array.from(samples) };
          expect(readWav(writeWav(sound))).toEqual(sound);
        },
      ),
    );
  });

  it('is not read from what is no plain sound, nor beyond the end of its file', () => {
    const file = writeWav(tone(10));
    expect(readWav(file.subarray(0, 20))).toBeNull();
    const stereo = file.slice();
    stereo[22] = 2;
    expect(readWav(stereo)).toBeNull();
    const cut = file.subarray(0, file.length - 4);
    expect(readWav(cut)?.samples).toHaveLength(8);
    expect(readWav(new Uint8Array(100))).toBeNull();
    assert(property(uint8Array({ maxLength: 200 }), (bytes) => void readWav(bytes)));
  });

  it('loses the silence around it and keeps the silence within it', () => {
    const spoken = [...tone(50).samples, ...quiet(40), ...tone(50).samples];
    const recorded = { rate, samples: Int16Array.from([...quiet(200), ...spoken, ...quiet(300)]) };
    const { samples } = trimmed(recorded);
    expect(samples.length).toBe(15 + spoken.length + 15);
    expect(trimmed({ rate, samples: Int16Array.from(quiet(100)) }).samples).toHaveLength(0);
  });

  it('becomes as loud as every other, and never clips', () => {
    const loudest = (sound: Sound): number => Math.max(...loudnessOf(levelled(sound)));
    expect(loudest(tone(200, 900))).toBeCloseTo(loudest(tone(200, 30_000)), -2);
    expect(levelled(tone(200, 32_767)).samples.every((each) => Math.abs(each) <= 30_000)).toBe(true);
    expect(levelled(tone(200)).samples[0]).toBe(0);
  });
});
