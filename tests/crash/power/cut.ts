import type { Random } from '../../../hardware-sim/src/hall/random.ts';

/** What disks write at once or not at all. */
export const sectorBytes = 512;

/** How the bytes that had not been forced to disk fared. */
export const fates = ['none', 'in order', 'some', 'some, one garbled', 'all'] as const;
export type BytesFate = (typeof fates)[number];

/**
 * A file as a power cut may leave it: of what was written after the last sync each sector is on disk or not, in whatever
 * order the disk liked; one may have been hit in the middle. A file that had grown may have its new length already, with
 * nothing in it.
 * @param synced what is on disk for certain
 * @param written what the system believed the file to be
 */
export function cutFile(synced: Buffer, written: Buffer, fate: BytesFate, random: Random): Buffer {
  const changed = changedSectors(synced, written);
  const reached = sectorsReached(changed, fate, random);
  const last = Math.max(-1, ...reached);
  const least = Math.max(
    Math.min(synced.length, written.length),
    Math.min((last + 1) * sectorBytes, written.length),
  );
  const most = Math.max(least, written.length);
  const shrunk = written.length < synced.length && random.chance(0.5);
  const length =
    written.length < synced.length && !shrunk ? synced.length : random.chance(0.5) ? least : most;
  const image = Buffer.alloc(length);
  synced.copy(image, 0, 0, Math.min(synced.length, length));
  for (const sector of reached) sectorOf(written, sector).copy(image, sector * sectorBytes);
  if (fate === 'some, one garbled') garble(image, changed, random);
  return image;
}

function changedSectors(synced: Buffer, written: Buffer): number[] {
  const sectors: number[] = [];
  for (let at = 0; at * sectorBytes < written.length; at += 1)
    if (!sectorOf(written, at).equals(sectorOf(synced, at))) sectors.push(at);
  return sectors;
}

const sectorOf = (file: Buffer, sector: number): Buffer =>
  file.subarray(sector * sectorBytes, (sector + 1) * sectorBytes);

function sectorsReached(changed: readonly number[], fate: BytesFate, random: Random): number[] {
  switch (fate) {
    case 'none':
      return [];
    case 'all':
      return [...changed];
    case 'in order':
      return changed.slice(0, Math.floor(random.next() * (changed.length + 1)));
    case 'some':
    case 'some, one garbled': {
      const share = random.next();
      return changed.filter(() => random.chance(share));
    }
  }
}

function garble(image: Buffer, changed: readonly number[], random: Random): void {
  const within = changed.filter((sector) => sector * sectorBytes < image.length);
  const sector = within[Math.floor(random.next() * within.length)];
  if (sector === undefined) return;
  const end = Math.min(image.length, (sector + 1) * sectorBytes);
  for (let at = sector * sectorBytes; at < end; at += 1) image[at] = Math.floor(random.next() * 256);
}
