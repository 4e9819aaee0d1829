import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Reserve } from '../journal-on-disk.ts';
import { codeOf, isNoRoomCode, roomFor } from './disk-error.ts';

/** What a journal keeps for bad times: some thousand commands. */
const reserveBytes = 4 << 20;
/** A little: some dozen commands. */
const someBytes = 256 << 10;
const blockBytes = 256 << 10;

/** A reserve that is a file of its own: what it takes is really taken, not promised by a hole. */
export function fileReserve(path: string): Reserve {
  const isHeld = (): boolean => statSync(path, { throwIfNoEntry: false })?.size === reserveBytes;
  return {
    take() {
      if (isHeld()) return true;
      rmSync(path, { force: true });
      // Asked first, so that trying does not take from others, for a moment, the last they have.
      if (free(dirname(path)) < 2 * reserveBytes) return false;
      return allocate(path);
    },
    giveBack() {
      rmSync(path, { force: true });
    },
    someLeft: () => roomFor(`${path}-probe`, someBytes),
    isScarce: () => free(dirname(path)) < someBytes,
  };
}

/** Gives a reserve back when the disk has next to nothing: opening the hub's files takes a little room too. */
export function giveBackWhenScarce(reserve: Reserve, folder: string): void {
  if (free(folder) < someBytes) reserve.giveBack();
}

/** Free bytes for us; where it is not known (a quota is not in it), trying tells. */
function free(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Writes twice the reserve and keeps half of it, so that as much as it holds is free beside it. */
function allocate(path: string): boolean {
  try {
    const file = openSync(path, 'w', 0o600);
    try {
      // Nothing that a file system could make small or leave out.
      const block = randomFillSync(Buffer.alloc(blockBytes));
      for (let written = 0; written < 2 * reserveBytes;) written += writeSync(file, block);
      fsyncSync(file);
      ftruncateSync(file, reserveBytes);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    if (isNoRoomCode(codeOf(error) ?? '')) return false;
    throw error;
  }
}
