/** For what happens inside the hub, seconds: from ten microseconds to five seconds. */
export const insideBuckets = [
  0.00001, 0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5,
];

/** For what somebody waits for, seconds: from a millisecond to ten seconds. */
export const waitedBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** For how many are decided together. */
export const batchBuckets = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
