import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { KnownTexts } from '@jiaohao/shared/node';

const kept = z.record(z.string(), z.unknown());

/** The texts that were read the last time, in a file; and those that are read now, for the next time. */
export interface TextsInFile extends KnownTexts {
  /** Writes down what was read now, unless it is what was known. A disk that refuses costs time at the next start, nothing else. */
  leave(): void;
}

/** Opens the file of known texts, for its owner's eyes only; one that cannot be read knows nothing. */
export function openKnownTexts(path: string): TextsInFile {
  const known = readKnown(path);
  const now = new Map<string, unknown>();
  let isNew = false;
  return {
    of(text) {
      const digest = digestOf(text);
      const said = known.get(digest);
      if (said !== undefined) now.set(digest, said);
      return said;
    },
    keep(text, said) {
      isNew = true;
      now.set(digestOf(text), said);
    },
    leave() {
      if (isNew || now.size !== known.size) write(path, JSON.stringify(Object.fromEntries(now)));
    },
  };
}

function readKnown(path: string): ReadonlyMap<string, unknown> {
  try {
    return new Map(Object.entries(kept.parse(JSON.parse(readFileSync(path, 'utf8')))));
  } catch {
    return new Map();
  }
}

/** Whole or not at all. */
function write(path: string, text: string): void {
  const half = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(half, text, { mode: 0o600 });
    renameSync(half, path);
  } catch {
    rmSync(half, { force: true });
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
