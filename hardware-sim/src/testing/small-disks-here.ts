import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNoSmallDisk, openSmallDisk } from '../stage/small-disk.ts';

/** Whether this machine lets a test mount a small disk: only Linux does, and there not inside every container. */
export async function smallDisksHere(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  try {
    await (await openSmallDisk(folder, 1)).close();
    return true;
  } catch (error) {
    if (!isNoSmallDisk(error)) throw error;
    return false;
  } finally {
    await rm(folder, { recursive: true });
  }
}
