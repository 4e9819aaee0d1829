import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, isNoRoomCode } from './disk-error.ts';
import { examineWal, type WalTail } from './wal.ts';

/** A write that never finished, and where the log that has it was kept. */
export interface Unfinished extends WalTail {
  /** Null when the disk had no room for the copy. */
  readonly copy: string | null;
}

/**
 * Before SQLite opens a database and drops what stands behind the last whole commit of its write-ahead log: keeps the
 * log aside as `…-wal.torn-20261123T013000Z` and says how much it was. Null when there is nothing of the kind.
 * @param path the database nobody else is working on
 */
export function setAsideUnfinished(path: string): Unfinished | null {
  const wal = `${path}-wal`;
  const tail = examineWal(wal, sizeOf(path) === 0);
  return tail === null ? null : { ...tail, copy: keptAlready(wal) ?? keep(wal) };
}

const suffix = '.torn-';

/** A hub that is started again and again over the same log keeps one copy of it. */
function keptAlready(wal: string): string | null {
  const kept = readdirSync(dirname(wal))
    .filter((name) => name.startsWith(basename(wal) + suffix))
    .map((name) => join(dirname(wal), name))
    .filter((copy) => sizeOf(copy) === sizeOf(wal));
  if (kept.length === 0) return null;
  const bytes = readFileSync(wal);
  return kept.find((copy) => readFileSync(copy).equals(bytes)) ?? null;
}

function keep(wal: string): string | null {
  const stamp = new Date().toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const copy = `${wal}${suffix}${stamp}`;
  try {
    copyFileSync(wal, copy);
    return copy;
  } catch (error) {
    if (isNoRoomCode(codeOf(error) ?? '')) return null;
    throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
