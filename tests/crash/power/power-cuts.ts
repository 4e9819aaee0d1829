import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../../hardware-sim/src/hall/random.ts';
import { root } from '../../hall/processes.ts';
import { copyHall, makeCrashHall, type CrashHall } from '../hall/crash-hall.ts';
import { openCrowd } from '../hall/crowd.ts';
import { HarnessFault, standBy } from '../hall/hub.ts';
import { judge } from '../judge.ts';
import type { Discrepancy, Ledger } from '../ledger/ledger.ts';
import { cameraVariable, moment as momentSchema, type Moment } from '../programs/moment.ts';
import { cutPower } from './images.ts';
import { PowerTally } from './power-tally.ts';

export interface PowerOptions {
  readonly cuts: number;
  readonly seed: number;
  /** How many commits of each of the rarer kinds are waited for. */
  readonly rarely?: number;
}

export interface PowerReport {
  readonly tally: PowerTally;
  readonly wrong: readonly Discrepancy[];
  /** The images that went wrong; null when all is well. */
  readonly kept: string | null;
}

/** So many cuts are made of one commit. */
const cutsAMoment = 20;
const takenWithinMs = 240_000;
/** After so many images that are wrong, more say no more. */
const enough = 5;

interface Wanted {
  readonly plain: number;
  readonly rarely: number;
}

interface Taken extends Moment {
  readonly folder: string;
}

/** Runs a hub under load, keeps what was and was not on disk at some of its commits, and cuts the power in each. */
export async function runPowerCuts({ cuts, seed, rarely = 3 }: PowerOptions): Promise<PowerReport> {
  const folder = resolve(root, `run/crash/power-${seed}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const random = createRandom(seed);
  const hall = await makeCrashHall(folder);
  const wanted = Math.ceil(cuts / cutsAMoment);
  const { ledger, taken } = await takeMoments(hall, folder, { plain: wanted, rarely }, random.fork('taking'));
  const tally = new PowerTally();
  const wrong: Discrepancy[] = [...ledger.wrong];
  const kept = join(folder, 'wrong');
  for (let cut = 0; cut < cuts && wrong.length < enough; cut += 1) {
    const one = taken[cut % taken.length];
    if (one === undefined) break;
    const image = join(folder, 'image');
    const found = await cutOnce({ hall, ledger, taken, one, image, random: random.fork(cut), tally });
    wrong.push(...found.map(({ rule, text }) => ({ rule, text: `cut ${cut}: ${text}` })));
    if (found.length > 0) cpSync(image, join(kept, `cut-${cut}`), { recursive: true });
  }
  tally.moments = taken.length;
  if (wrong.length === 0) rmSync(folder, { recursive: true, force: true });
  return { tally, wrong, kept: wrong.length === 0 ? null : kept };
}

interface OneCut {
  readonly hall: CrashHall;
  readonly ledger: Ledger;
  readonly taken: readonly Taken[];
  readonly one: Taken;
  readonly image: string;
  readonly random: Random;
  readonly tally: PowerTally;
}

async function cutOnce({ hall, ledger, taken, one, image, random, tally }: OneCut): Promise<Discrepancy[]> {
  const earlier = taken.filter(({ at }) => at < one.at).flatMap(({ folder }) => witnessOf(folder));
  const { at, fate, witness, mayTell, file } = cutPower(one.folder, one, image, earlier, random);
  const verdict = await judge({ file, ledger, until: one.at, quiet: false, timeZone: hall.timeZone });
  tally.take({ at, fate, witness }, verdict);
  const isTold = ({ rule }: Discrepancy): boolean => mayTell && rule === 'loss-told';
  if (verdict.wrong.some(isTold)) tally.told += 1;
  const wrong = verdict.wrong.filter((one) => !isTold(one));
  return wrong.map(({ rule, text }) => ({
    rule,
    text: `${text} (${one.kind}, cut while ${at}; unsynced bytes: ${fate}; witness ${witness})`,
  }));
}

/** A hub that nobody disturbs, and what its camera took; it is killed afterwards. */
async function takeMoments(
  hall: CrashHall,
  folder: string,
  wanted: Wanted,
  random: Random,
): Promise<{ readonly ledger: Ledger; readonly taken: readonly Taken[] }> {
  const at = join(folder, 'hall');
  const film = join(folder, 'film');
  mkdirSync(film);
  copyHall(hall, at);
  const compileCache = resolve(root, 'run/crash/compile-cache');
  const crowd = await openCrowd({ hall, folder: at, compileCache, random, tally: { foundKept: 0 } });
  try {
    const hub = await standBy({
      folder: at,
      compileCache,
      fate: null,
      preload: ['tests/crash/programs/camera.ts'],
      env: {
        [cameraVariable]: JSON.stringify({
          folder: film,
          share: 0.03,
          seed: Math.floor(random.next() * 2 ** 31),
        }),
      },
    });
    const ready = await hub.begin();
    if (ready === null)
      throw new HarnessFault(`the hub does not start:\n${hub.program.lines.slice(-20).join('\n')}`);
    crowd.leadTo(ready);
    const until = performance.now() + takenWithinMs;
    while (!isEnough(momentsIn(film), wanted)) {
      if (performance.now() > until)
        throw new HarnessFault('the hub did not come to enough commits of each kind');
      if (await Promise.race([hub.program.ended.then(() => true), pause(300, false)]))
        throw new HarnessFault(`the hub ended by itself:\n${hub.program.lines.slice(-20).join('\n')}`);
    }
    hub.program.signal('SIGKILL');
    await hub.program.ended;
  } finally {
    await crowd.close();
  }
  return { ledger: crowd.ledger, taken: chosen(momentsIn(film), wanted, random) };
}

function momentsIn(film: string): Taken[] {
  return readdirSync(film)
    .filter((name) => name.startsWith('moment-'))
    .map((name) => {
      const folder = join(film, name);
      return { folder, ...momentSchema.parse(JSON.parse(readFileSync(join(folder, 'moment.json'), 'utf8'))) };
    })
    .sort((a, b) => a.at - b.at);
}

const rare = ['checkpoint', 'log anew'] as const;

function isEnough(taken: readonly Taken[], { plain, rarely }: Wanted): boolean {
  return (
    taken.length >= plain && rare.every((kind) => taken.filter((one) => one.kind === kind).length >= rarely)
  );
}

/** All of the rarer kinds, and of the others as many as are wanted. */
function chosen(taken: readonly Taken[], wanted: Wanted, random: Random): Taken[] {
  const special = taken.filter(({ kind }) => kind !== 'commit');
  const plain = taken.filter(({ kind }) => kind === 'commit');
  const share = Math.max(wanted.plain - special.length, wanted.rarely) / Math.max(plain.length, 1);
  return [...special, ...plain.filter(() => random.chance(share))].sort((a, b) => a.at - b.at);
}

function witnessOf(folder: string): string[] {
  const file = join(folder, 'before/journal.sqlite-witness');
  return existsSync(file) ? [readFileSync(file, 'latin1')] : [];
}
