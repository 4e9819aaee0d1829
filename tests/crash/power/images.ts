import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import type { Moment } from '../programs/moment.ts';
import { cutFile, fates, type BytesFate } from './cut.ts';

/** Where in a commit the power went, in the order SQLite writes; between two of them it waits for the disk. */
type CutAt = 'log begins anew' | 'log is written' | 'log goes into the file' | 'commit is over';

/** What was made of a moment. */
export interface Cut {
  readonly at: CutAt;
  readonly fate: BytesFate;
  readonly witness: string;
  /**
   * The head of a log that is all in the file already was hit in the middle. Its frames cannot be read any more, and the hub
   * cannot know that it needs none of them: it may say that something could be missing.
   */
  readonly mayTell: boolean;
  /** The journal in its state after the cut. */
  readonly file: string;
}

interface Files {
  readonly file: Buffer;
  readonly log: Buffer;
}

/** A log's header; it has a sync of its own before frames are written over the old ones. */
const headerBytes = 32;

/**
 * Cuts the power somewhere in a commit; what the disk then holds lies in `to`.
 * @param from the folder of a moment
 * @param witnesses what the witness had in it at earlier moments: it is never forced to disk and may lag behind
 */
export function cutPower(
  from: string,
  { kind, synchronous }: Moment,
  to: string,
  witnesses: readonly string[],
  random: Random,
): Cut {
  const before = filesIn(join(from, 'before'));
  const after = filesIn(join(from, 'after'));
  const at = drawPlace(kind, synchronous, random);
  const fate = fates[Math.floor(random.next() * fates.length)] ?? 'some';
  const cut = (synced: Buffer, written: Buffer): Buffer => cutFile(synced, written, fate, random);
  const begun = kind === 'commit' ? before.log : anew(before.log, after.log);
  const images: Record<CutAt, () => Files> = {
    'log begins anew': () => ({ file: before.file, log: cut(before.log, begun) }),
    'log is written': () => ({ file: before.file, log: cut(begun, after.log) }),
    'log goes into the file': () => ({ file: cut(before.file, after.file), log: after.log }),
    'commit is over': () => after,
  };
  const { file, log } = images[at]();
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const path = join(to, 'journal.sqlite');
  writeFileSync(path, file);
  writeFileSync(`${path}-wal`, log);
  const witness = drawWitness(join(from, 'before/journal.sqlite-witness'), witnesses, random);
  if (witness.text !== null) writeFileSync(`${path}-witness`, witness.text);
  const mayTell = at === 'log begins anew' && fate === 'some, one garbled';
  return { at, fate, witness: witness.how, mayTell, file: path };
}

function filesIn(folder: string): Files {
  const read = (name: string): Buffer =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : Buffer.alloc(0);
  return { file: read('journal.sqlite'), log: read('journal.sqlite-wal') };
}

function anew(before: Buffer, after: Buffer): Buffer {
  return Buffer.concat([after.subarray(0, headerBytes), before.subarray(headerBytes)]);
}

/** One that forces no commit to disk has no order between its log and anything else. */
function drawPlace(kind: Moment['kind'], synchronous: number, random: Random): CutAt {
  if (synchronous < 2) return 'log is written';
  const places: Record<Moment['kind'], readonly (readonly [number, CutAt])[]> = {
    commit: [
      [9, 'log is written'],
      [1, 'commit is over'],
    ],
    'log anew': [
      [4, 'log begins anew'],
      [5, 'log is written'],
      [1, 'commit is over'],
    ],
    checkpoint: [
      [3, 'log is written'],
      [6, 'log goes into the file'],
      [1, 'commit is over'],
    ],
  };
  return random.weighted(places[kind]);
}

function drawWitness(
  now: string,
  earlier: readonly string[],
  random: Random,
): { readonly how: string; readonly text: string | null } {
  const last = existsSync(now) ? readFileSync(now, 'latin1') : null;
  const old = earlier[Math.floor(random.next() * earlier.length)] ?? null;
  return random.weighted([
    [6, { how: 'as it was', text: last }],
    [3, { how: 'of long ago', text: old }],
    [0.5, { how: 'empty', text: '' }],
    [0.5, { how: 'gone', text: null }],
  ]);
}
