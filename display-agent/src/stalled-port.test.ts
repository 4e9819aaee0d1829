import { isLinkLost } from '@jiaohao/shared';
import { openLink } from '@jiaohao/shared/node';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pty } from './testing/pty.ts';

let folder: string;
let stalled: Pty;
let healthy: Pty;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiaohao-stalled-'));
  stalled = new Pty(join(folder, 'stalled'));
  healthy = new Pty(join(folder, 'healthy'));
  await stalled.plug();
  await healthy.plug();
});
afterEach(async () => {
  await stalled.unplug();
  await healthy.unplug();
  rmSync(folder, { recursive: true, force: true });
});

/** More than any buffer on the way takes. */
const flood = new Uint8Array(1024 * 1024);

describe('a port that takes no bytes any more', () => {
  it('never stalls the agent: the write fails, its port is given up, and the others go on meanwhile', async () => {
    stalled.takeNothing();
    const stuck = await openLink(stalled.link, { baud: 9600, writeTimeoutMs: 1000 });
    const other = await openLink(healthy.link, { baud: 9600 });
    const given = new Promise<string>((resolve) => stuck.onLost(resolve));
    const written = stuck.write(flood).catch((error: unknown) => error);
    let stillStuck = true;
    void written.then(() => (stillStuck = false));

    healthy.onBytes = (bytes) => healthy.say(bytes);
    const echoed = new Promise<Uint8Array>((resolve) => other.onBytes(resolve));
    await other.write(Uint8Array.of(1, 2, 3));
    expect([...(await echoed)]).toEqual([1, 2, 3]);
    expect(stillStuck).toBe(true);

    expect(isLinkLost(await written)).toBe(true);
    expect(await given).toMatch(/takes no bytes for 1000 ms/);
    await other.close();
    await stuck.close();
  });
});
