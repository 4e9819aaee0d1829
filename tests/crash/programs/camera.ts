import Database from 'better-sqlite3';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { z } from 'zod';
import { aroundCommits } from './around-commits.ts';
import { cameraVariable, type Moment } from './moment.ts';

/*
 * Loaded before a hub whose power is to be cut: keeps the journal's files as they are before a commit, when everything that
 * was committed has been forced to disk, and as they are after it. What differs between the two is what had not been forced
 * to disk while the commit went on. A connection that forces nothing at a commit (`synchronous` below FULL) is not believed
 * to have: its files before stay those of the last time SQLite brought its log into the file.
 */
const { folder, share, seed } = z
  .object({ folder: z.string(), share: z.number(), seed: z.number() })
  .parse(JSON.parse(process.env[cameraVariable] ?? ''));

const full = 2;
const files = ['', '-wal', '-witness'] as const;

let taken = 0;
let at = 0;
let synchronous = full;
/** The files before are of before this commit, or of before one whose bytes may not have reached the disk. */
let isSynced = false;
let stamp = seed >>> 0;

/** A share of the commits that repeats itself with the seed. */
function isChosen(): boolean {
  stamp = (Math.imul(stamp, 1_664_525) + 1_013_904_223) >>> 0;
  return stamp / 2 ** 32 < share;
}

const now = join(folder, 'now');
const keep = (path: string, when: 'before' | 'after', ends: readonly string[]): void => {
  mkdirSync(join(now, when), { recursive: true });
  for (const end of ends)
    if (existsSync(path + end)) copyFileSync(path + end, join(now, when, `journal.sqlite${end}`));
};

function headOf(path: string): string {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(32);
  readSync(file, head, 0, 32, 0);
  closeSync(file);
  return head.toString('hex');
}

let fileBefore = 0;
let headBefore = '';

if (isMainThread)
  aroundCommits(Database, {
    before(db) {
      at = performance.timeOrigin + performance.now();
      synchronous = Number(db.pragma('synchronous', { simple: true }));
      if (synchronous >= full || !isSynced) {
        rmSync(now, { recursive: true, force: true });
        keep(db.name, 'before', files);
        isSynced = true;
      }
      fileBefore = statSync(db.name).mtimeMs;
      headBefore = existsSync(`${db.name}-wal`) ? headOf(`${db.name}-wal`) : '';
    },
    written() {},
    committed(db) {
      const checkpoint = statSync(db.name).mtimeMs !== fileBefore;
      const anew = headOf(`${db.name}-wal`) !== headBefore;
      if (checkpoint || anew || isChosen()) {
        keep(db.name, 'after', files.slice(0, 2));
        taken += 1;
        const moment: Moment = {
          at,
          synchronous,
          kind: checkpoint ? 'checkpoint' : anew ? 'log anew' : 'commit',
        };
        writeFileSync(join(now, 'moment.json'), JSON.stringify(moment));
        renameSync(now, join(folder, `moment-${taken}`));
        isSynced = false;
      }
      if (checkpoint) isSynced = false;
    },
  });
