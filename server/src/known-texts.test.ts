import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKnownTexts } from './known-texts.ts';
import { temporaryFolder } from './testing/hall.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'data', 'texts.json');
});
afterEach(() => {
  folder.remove();
});

describe('texts that were read before', () => {
  it('are known the next time, to their owner only, and others are not', () => {
    const first = openKnownTexts(path);
    expect(first.of('a: 1')).toBeUndefined();
    first.keep('a: 1', { a: 1 });
    first.leave();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const second = openKnownTexts(path);
    expect([second.of('a: 1'), second.of('a: 2')]).toEqual([{ a: 1 }, undefined]);
  });

  it('are forgotten once they are not read any more', () => {
    const first = openKnownTexts(path);
    first.keep('a: 1', { a: 1 });
    first.keep('b: 2', { b: 2 });
    first.leave();
    const second = openKnownTexts(path);
    second.of('b: 2');
    second.leave();
    expect(readFileSync(path, 'utf8')).not.toContain('"a":1');
    expect(openKnownTexts(path).of('b: 2')).toEqual({ b: 2 });
  });

  it('of a file that cannot be read are none', () => {
    const first = openKnownTexts(path);
    first.keep('a: 1', { a: 1 });
    first.leave();
    writeFileSync(path, '{"half');
    expect(openKnownTexts(path).of('a: 1')).toBeUndefined();
  });
});
