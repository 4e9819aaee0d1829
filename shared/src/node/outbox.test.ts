import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandMessage } from '../contracts/commands.ts';
import { isOutboxError, openOutbox } from './outbox.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  path = join(folder, 'outbox.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const message = (n: number): CommandMessage => ({
  id: `command-${n}`,
  bornAt: n,
  command: { kind: 'back-enter-call', window: 3, digits: 'A012', calledAt: n },
});

/** A disk that is full as far as this database can tell, until it is let grow again. */
function fullDisk(): () => void {
  const other = new Database(path);
  other.exec(
    "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
  );
  return () => {
    other.exec('DROP TRIGGER full');
    other.close();
  };
}

describe('an outbox', () => {
  it('gives back what was put, oldest first, also after it was closed', () => {
    const outbox = openOutbox(path);
    for (const n of [1, 2, 3]) outbox.put(message(n));
    outbox.remove('command-2');
    outbox.close();
    expect(openOutbox(path).pending()).toEqual([message(1), message(3)]);
  });

  it('given the disk takes nothing, then it says so, keeps what it had, and works again once there is room', () => {
    const outbox = openOutbox(path);
    outbox.put(message(1));
    const makeRoom = fullDisk();
    let told: unknown;
    try {
      outbox.put(message(2));
    } catch (error) {
      told = error;
    }
    expect(isOutboxError(told)).toBe(true);
    expect(String(told)).toContain(path);
    expect(outbox.pending()).toEqual([message(1)]);
    makeRoom();
    outbox.put(message(3));
    expect(outbox.pending()).toEqual([message(1), message(3)]);
  });

  it('given an answered command cannot be taken off, then nothing breaks: it is asked again and acts once', () => {
    const outbox = openOutbox(path);
    outbox.put(message(1));
    const other = new Database(path);
    other.exec(
      "CREATE TRIGGER stuck BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END",
    );
    outbox.remove('command-1');
    expect(outbox.pending()).toEqual([message(1)]);
    other.close();
  });

  it('given a folder that cannot be made, then it says what to do', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(() => openOutbox(join(folder, 'taken', 'outbox.sqlite'))).toThrow(
      /nothing can be written.*free space/,
    );
  });
});
