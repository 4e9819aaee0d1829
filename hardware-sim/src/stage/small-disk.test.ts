import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { smallDisksHere } from '../testing/small-disks-here.ts';
import { startProgram } from './program.ts';
import { isNoSmallDisk, openSmallDisk, type SmallDisk } from './small-disk.ts';
import { openStage, type Stage } from './stage.ts';

/** Appends to a file on the disk for ever, and says how it went. */
const writer = `
  const { appendFileSync } = require('node:fs');
  console.log(JSON.stringify({ level: 30, ready: true, msg: process.cwd() }));
  let last = '';
  const tell = (word) => { if (word !== last) console.log(last = word); };
  setInterval(() => {
    try { appendFileSync('data/log', 'x'.repeat(8192)); tell('written'); } catch (error) { tell(error.code); }
  }, 5);
`;

let heard: string[];
let wake: () => void = () => {};
async function says(text: string): Promise<void> {
  while (!heard.includes(text)) await new Promise<void>((resolve) => (wake = resolve));
}

describe.runIf(await smallDisksHere())('a small disk', () => {
  let folder: string;
  let disk: SmallDisk;
  let stage: Stage;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disk-'));
    disk = await openSmallDisk(join(folder, 'data'), 2);
    heard = [];
    stage = openStage({
      folder,
      hear(_name, { text }) {
        heard.push(text);
        wake();
      },
    });
  });
  afterEach(async () => {
    await stage.close();
    await disk.close();
    await rm(folder, { recursive: true });
  });

  it('is seen by the programs on it, who run where they should, and from outside under another name', async () => {
    await stage.play({ name: 'hub', args: ['-e', writer], disk });
    await says('written');
    expect(heard[0]).toContain(folder);
    expect(existsSync(join(folder, 'data/log'))).toBe(false);
    expect(readFileSync(join(disk.seenFromOutside, 'log'), 'utf8')).toMatch(/^x+$/);
    expect(statfsSync(disk.seenFromOutside).blocks * statfsSync(disk.seenFromOutside).bsize).toBe(2 << 20);
  });

  it('given it is full, then who writes is refused, and is not once there is room', async () => {
    const hub = await stage.play({ name: 'hub', args: ['-e', writer], disk });
    await says('written');
    await hub.troubles.set('disk-full', true);
    expect(statfsSync(disk.seenFromOutside).bavail).toBe(0);
    await says('ENOSPC');
    heard = [];
    await hub.troubles.set('disk-full', false);
    await says('written');
  });

  it('given the program on it is killed, then what it wrote is there for the next', async () => {
    const hub = await stage.play({ name: 'hub', args: ['-e', writer], disk });
    await says('written');
    await hub.troubles.set('killed', true);
    expect(existsSync(`/proc/${hub.pid}`)).toBe(false);
    expect(await readdir(disk.seenFromOutside)).toEqual(['log']);
    const { length } = readFileSync(join(disk.seenFromOutside, 'log'));
    heard = [];
    await hub.troubles.set('killed', false);
    await says('written');
    expect(readFileSync(join(disk.seenFromOutside, 'log')).length).toBeGreaterThan(length);
  });

  it('a program that only runs once sees it too, and its exit code is its own', async () => {
    const script = `require('node:fs').writeFileSync('data/once', ''); process.exit(7)`;
    const once = startProgram({ name: 'once', args: ['-e', script], folder, disk });
    expect(await once.ended).toBe(7);
    expect(await readdir(disk.seenFromOutside)).toEqual(['once']);
  });

  it('given the stage closes, then the disk is gone', async () => {
    await stage.play({ name: 'hub', args: ['-e', writer], disk });
    await says('written');
    await stage.close();
    expect(existsSync(disk.seenFromOutside)).toBe(false);
    expect(await readdir(join(folder, 'data'))).toEqual([]);
  });
});

it('given a machine that does not let a small disk be mounted, then it says so and what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'));
  vi.stubEnv('PATH', folder);
  const refused: unknown = await openSmallDisk(join(folder, 'other'), 2).catch((error: unknown) => error);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  expect(isNoSmallDisk(refused)).toBe(true);
  expect(String(refused)).toMatch(/无法挂载小磁盘[^]*run as root/);
});
