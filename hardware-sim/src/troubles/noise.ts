/** A source of chance that gives the same again for the same seed, so that a noisy run can be repeated (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const garbageEvery = 0.5;
const flipEvery = 0.2;
const longestGarbage = 8;

/**
 * Some bytes of pure noise. Each has its highest bit set: no frame of any device is made of such bytes alone, so that what
 * comes of them is never taken for a word.
 */
export function garbage(chance: () => number): Uint8Array {
  return Uint8Array.from(
    { length: Math.ceil(chance() * longestGarbage) },
    () => 0x80 | Math.floor(chance() * 0x80),
  );
}

/** What a bad cable makes of bytes: often some garbage before them, now and then a flipped bit in them. */
export function withNoise(bytes: Uint8Array, chance: () => number): Uint8Array {
  const before =
    chance() < garbageEvery
      ? Array.from({ length: Math.ceil(chance() * longestGarbage) }, () => chance() * 256)
      : [];
  const noisy = Uint8Array.from([...before, ...bytes]);
  if (bytes.length > 0 && chance() < flipEvery) {
    const at = before.length + Math.floor(chance() * bytes.length);
    noisy[at] = (noisy[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
  }
  return noisy;
}
