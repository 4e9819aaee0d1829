import type { NoiseLimit } from '@jiaohao/shared';

/** A few stray bytes at plug-in are normal; so many within a minute are a bad cable, a wrong speed or a second program on the port. */
export const noiseLimit: NoiseLimit = { bytes: 64, withinMs: 60_000 };
