import { join } from 'node:path';

/** What says how far the journal at `path` had come. */
export const witnessFile = (path: string): string => `${path}-witness`;

/** What keeps room on the disk for it. */
export const reserveFile = (path: string): string => `${path}-reserve`;

/** What a hub holds while it works on the data in a folder. */
export const lockFile = (folder: string): string => join(folder, 'in-use.sqlite');
