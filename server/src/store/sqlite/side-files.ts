/** What says how far the journal at `path` had come. */
export const witnessFile = (path: string): string => `${path}-witness`;

/** What keeps room on the disk for it. */
export const reserveFile = (path: string): string => `${path}-reserve`;
