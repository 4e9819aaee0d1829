import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openAtHand, type AtHand } from './at-hand.ts';
import { openDurableFile } from './durable-file.ts';

let folder = '';
let open: ReturnType<typeof openDurableFile> | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  open?.close();
  rmSync(folder, { recursive: true });
});

/** As after a kill: what was not on disk is gone. */
function openAgain(failed: (error: unknown) => void = () => {}): AtHand {
  open?.close();
  open = openDurableFile(join(folder, 'at-hand.sqlite'));
  return openAtHand(open, failed);
}
const count = z.object({ count: z.int() });

describe('what a kiosk keeps at hand', () => {
  it('is there after a kill, the newest of it', () => {
    const atHand = openAgain();
    expect(atHand.read('menu', count)).toBeNull();
    atHand.keep('menu', { count: 1 });
    expect(openAgain().read('menu', count)).toEqual({ count: 1 });
  });

  it('is written at most once a second, and is then what was kept last', async () => {
    const atHand = openAgain();
    for (let value = 1; value <= 50; value += 1) atHand.keep('menu', { count: value });
    expect(atHand.read('menu', count)).toEqual({ count: 50 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(openAgain().read('menu', count)).toEqual({ count: 50 });
  });

  it('is all on disk when it is flushed', () => {
    const atHand = openAgain();
    atHand.keep('menu', { count: 1 });
    atHand.keep('menu', { count: 2 });
    atHand.flush();
    expect(openAgain().read('menu', count)).toEqual({ count: 2 });
  });

  it('is not believed in a form that nobody understands', () => {
    openAgain().keep('menu', { count: 'many' });
    expect(openAgain().read('menu', count)).toBeNull();
  });

  it('is told to be lost when the disk takes nothing, and the kiosk goes on', () => {
    const failed = vi.fn<(error: unknown) => void>();
    const atHand = openAgain(failed);
    open?.close();
    atHand.keep('menu', { count: 1 });
    expect(failed).toHaveBeenCalledOnce();
  });

  it('survives a power cut: the file commits in full', () => {
    openAgain();
    expect(open?.pragma('synchronous', { simple: true })).toBe(2);
  });
});
