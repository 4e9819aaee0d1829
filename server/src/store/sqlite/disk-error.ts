import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What an error of SQLite or of the file system comes down to, by its code and never by its text. */
export type DiskTrouble = 'damaged' | 'no-room' | 'in-use' | 'other';

/** What the system calls it when there is no room: none left, none for this user, none for a file so large. */
const noRoomCodes = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * `folder`: where it happened. SQLite says `FULL` only for ENOSPC at a write; a full quota, or no room for its shared
 * memory, is one of its many I/O errors, so that those are judged by whether anything can be written there.
 */
export function troubleOf(error: unknown, folder: string): DiskTrouble {
  const code = codeOf(error);
  if (code === null) return 'other';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  if (code.startsWith('SQLITE_BUSY')) return 'in-use';
  if (isNoRoomCode(code)) return 'no-room';
  const unclear = code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN');
  return unclear && nothingFits(folder) ? 'no-room' : 'other';
}

/** As much as SQLite takes at one time for its shared memory, and then some. */
const probeBytes = 65_536;

/** A folder that may not be written at all is another trouble. */
function nothingFits(folder: string): boolean {
  try {
    return !roomFor(join(folder, `room-probe-${process.pid}`), probeBytes);
  } catch {
    return false;
  }
}

/** Whether a file of this size can be written into the folder and forced to disk now. False: there is no room. */
export function roomFor(path: string, bytes: number): boolean {
  try {
    const file = openSync(path, 'w', 0o600);
    try {
      const block = Buffer.alloc(bytes, 1);
      if (writeSync(file, block) < bytes) return false;
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (isNoRoomCode(codeOf(error) ?? '')) return false;
    throw error;
  } finally {
    rmSync(path, { force: true });
  }
}

/** True for a code that says there is no room. */
export function isNoRoomCode(code: string): boolean {
  return noRoomCodes.has(code);
}

/** The code an error carries, null for none. */
export function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}
