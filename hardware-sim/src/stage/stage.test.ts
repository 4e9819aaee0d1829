import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import type { StagedProgram } from './staged-program.ts';

/** A program that serves at once, counts on, and says goodbye when it is asked to stop. */
const counter = `
  process.on('SIGTERM', () => { console.log('goodbye'); process.exit(3); });
  console.log(JSON.stringify({ level: 30, ready: true, http: 'http://127.0.0.1:1', msg: 'up' }));
  let counted = 0;
  setInterval(() => console.log('count ' + (counted += 1)), 5);
`;
const broken = `console.error('broken: no such hall'); process.exit(1)`;
const part = (name: string, script: string) => ({ name, args: ['-e', script] });

let folder: string;
let stage: Stage;
let heard: { name: string; text: string }[];
let wake: () => void;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stage-'));
  heard = [];
  wake = () => {};
  stage = openStage({
    folder,
    hear(name, { text }) {
      heard.push({ name, text });
      wake();
    },
  });
});
afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

/** Waits for a line of a program. */
async function says(name: string, text: RegExp): Promise<void> {
  while (!heard.some((line) => line.name === name && text.test(line.text)))
    await new Promise<void>((resolve) => (wake = resolve));
}

/** Waits until a program is in that state. */
const becomes = (wanted: StagedProgram['state']): Promise<void> =>
  new Promise((resolve) => {
    const forget = stage.onChange(({ state }) => {
      if (state !== wanted) return;
      forget();
      resolve();
    });
  });

const isStopped = (pid: number): boolean => /^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
/** The system stops a process a moment after it is told to. */
async function stops(pid: number): Promise<void> {
  while (!isStopped(pid)) await new Promise((resolve) => setImmediate(resolve));
}

describe('a program on the stage', () => {
  it('is ready where it says, and its lines are heard', async () => {
    const k1 = await stage.play(part('K1', counter));
    expect(k1).toMatchObject({ state: 'running', ready: { http: 'http://127.0.0.1:1' } });
    await says('K1', /count 1/);
    expect(k1.view()).toMatchObject({ id: 'K1', state: 'running', pid: k1.pid, lives: 1, exit: null });
  });

  it('given it is killed, then it is gone at once; mended, it is another process and ready again', async () => {
    const k1 = await stage.play(part('K1', counter));
    const { pid } = k1;
    expect(await k1.troubles.set('killed', true)).toBe(true);
    expect(existsSync(`/proc/${pid}`)).toBe(false);
    expect(k1.view()).toMatchObject({ state: 'ended', pid: null, exit: null });
    expect(k1.lines).not.toContain('goodbye');
    await k1.troubles.set('killed', false);
    expect(k1.state).toBe('running');
    expect(k1.pid).not.toBe(pid);
    expect(k1.view().lives).toBe(2);
    expect(k1.lines.filter((line) => line.includes('"ready":true'))).toHaveLength(2);
  });

  it('given it is frozen, then its process is stopped, and goes on when it is thawed', async () => {
    const k1 = await stage.play(part('K1', counter));
    await k1.troubles.set('frozen', true);
    expect(k1.state).toBe('frozen');
    await stops(k1.pid);
    await k1.troubles.set('frozen', false);
    heard = [];
    await says('K1', /count/);
    expect(k1.state).toBe('running');
  });

  it('given it is frozen, when it is killed, then the one that comes after it is not', async () => {
    const k1 = await stage.play(part('K1', counter));
    await k1.troubles.set('frozen', true);
    await k1.troubles.set('killed', true);
    await expect(k1.troubles.set('frozen', true)).rejects.toMatchObject({ code: 'not-running' });
    expect([...k1.troubles.on]).toEqual(['killed']);
    await k1.troubles.set('killed', false);
    expect([...k1.troubles.on]).toEqual([]);
    expect(isStopped(k1.pid)).toBe(false);
  });

  it('given it is frozen, when the stage closes, then it still says goodbye', async () => {
    await stage.play(part('hub', counter));
    const k1 = await stage.play(part('K1', counter));
    await k1.troubles.set('frozen', true);
    expect(await stage.close()).toEqual({ K1: 3, hub: 3 });
    expect(heard).toContainEqual({ name: 'K1', text: 'goodbye' });
  });

  it('given it ends by itself, then the bench is told, and the same switch starts it again', async () => {
    const k1 = await stage.play(part('K1', counter));
    const ended = becomes('ended');
    process.kill(k1.pid, 'SIGTERM');
    await ended;
    expect(k1.view()).toMatchObject({ state: 'ended', exit: 3 });
    expect(k1.troubles.on).toContain('killed');
    await k1.troubles.set('killed', false);
    expect(k1.view()).toMatchObject({ state: 'running', lives: 2 });
  });

  it('given one that cannot start, then that is told with its own words, and it stays to be tried again', async () => {
    await expect(stage.play(part('K2', broken))).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('no such hall'),
    });
    const k2 = stage.programs.get('K2')!;
    expect(k2.view()).toMatchObject({ state: 'ended', exit: 1 });
    await expect(k2.troubles.set('killed', false)).rejects.toMatchObject({ code: 'not-ready' });
    expect(k2.troubles.on).toContain('killed');
  });

  it('knows troubles of a link and of a disk only where it has them', async () => {
    const k1 = await stage.play(part('K1', counter));
    expect(k1.troubles.known.map(({ id }) => id)).toEqual(['killed', 'frozen']);
    expect(await k1.troubles.set('link-cut', true)).toBe(false);
  });
});
