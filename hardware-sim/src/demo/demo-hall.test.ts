import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallDisksHere } from '../testing/small-disks-here.ts';
import { programView } from '../views.ts';
import { type DemoHall, demoHall } from './demo-hall.ts';

const smallDisk = await smallDisksHere();
let folder: string;
let hall: DemoHall;
let complaints: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-hall-'));
  complaints = [];
  hall = demoHall({
    folder,
    fresh: true,
    freePorts: true,
    smallDisk,
    hear: () => {},
    complain: (sentence) => complaints.push(sentence),
  });
});
afterEach(async () => {
  await hall.close();
  await rm(folder, { recursive: true });
});

const programs = z.object({ programs: z.array(programView) });

describe('the demonstration hall', () => {
  it('given it is opened, then every program came, stands at the bench with its troubles, and stops with it, frozen or not', async () => {
    await hall.open();
    expect(complaints).toEqual([]);
    expect(hall.missing).toEqual([]);
    expect(hall.people.map(({ who, password }) => [who.slice(0, 2), password?.length])).toEqual(
      ['01', '02', '10', '20', '90'].map((number) => [number, 14]),
    );
    expect([...hall.ready.keys()].sort()).toEqual(['D1', 'K1', 'K2', 'hub', 'sim']);
    const bench = hall.ready.get('sim')?.http ?? '';
    const staged = programs.parse(await (await fetch(`${bench}/api/programs`)).json()).programs;
    const troublesOf = (id: string) =>
      staged.find((program) => program.id === id)?.troubles.map((trouble) => trouble.id);
    expect(troublesOf('hub')).toEqual(['killed', 'frozen', ...(smallDisk ? ['disk-full'] : [])]);
    expect(troublesOf('K1')).toEqual(['killed', 'frozen', 'link-cut', 'link-stalled']);
    await fetch(`${bench}/api/programs/hub/troubles`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ trouble: 'frozen', on: true }),
    });
    await hall.close();
    for (const { pid } of staged) expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
    expect(existsSync(join(folder, 'run/devices/K1-printer'))).toBe(false);
    // What was on the small disk went with it.
    expect(existsSync(join(folder, 'run/hub/credentials.sqlite'))).toBe(!smallDisk);
  });
});
