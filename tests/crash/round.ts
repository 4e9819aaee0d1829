import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../hardware-sim/src/hall/random.ts';
import type { Told } from '../../server/src/store/journal.ts';
import { openJournal } from '../../server/src/store/sqlite/sqlite-journal.ts';
import { witnessFile } from '../../server/src/store/sqlite/side-files.ts';
import { copyHall, journalIn, type CrashHall } from './hall/crash-hall.ts';
import { openCrowd, type Crowd } from './hall/crowd.ts';
import { HarnessFault, standBy, type StandbyHub } from './hall/hub.ts';
import { judge } from './judge.ts';
import { lookInto, entriesOf } from './ledger/books.ts';
import { isToldSo } from './ledger/told-so.ts';
import { short, type Ask, type Discrepancy, type Ledger } from './ledger/ledger.ts';
import { stages, type Fate } from './programs/stages.ts';
import type { Tally } from './tally.ts';

export interface RoundOptions {
  readonly hall: CrashHall;
  /** Of this round; it must not exist. */
  readonly folder: string;
  readonly compileCache: string;
  /** Ends when the tally has as many. */
  readonly killsUntil: number;
  readonly random: Random;
  readonly tally: Tally;
}

/** How long a hub lives at most when nothing else ends it, ms. */
const longestLife = 600;
/** A hub starts within this, ms; it may be killed anywhere in it. */
const longestStart = 400;
const stageWithinMs = 3000;
const restWithinMs = 60_000;

type End =
  { readonly how: 'any time' | 'while it starts'; readonly afterMs: number } | { readonly how: Fate };

/** One hall from before its day to rest, its programs killed on the way; returns what does not agree. */
export async function playRound(options: RoundOptions): Promise<Discrepancy[]> {
  const { hall, folder, compileCache, killsUntil, random, tally } = options;
  copyHall(hall, folder);
  const crowd = await openCrowd({ hall, folder, compileCache, random: random.fork('crowd'), tally });
  const fates = random.fork('fates');
  const over = new AbortController();
  try {
    const torn = tear(
      crowd,
      random.fork('torn'),
      tally,
      () => over.signal.aborted || tally.killed >= killsUntil,
    );
    const wrong: Discrepancy[] = [];
    let end = drawEnd(fates);
    let hub = await nextHub(options, end);
    const kills = async (): Promise<void> => {
      while (tally.killed < killsUntil && wrong.length + crowd.ledger.wrong.length === 0) {
        const following = drawEnd(fates);
        const after = nextHub(options, following);
        wrong.push(...(await live(hub, end, crowd, tally)), ...(await inspect(folder, crowd.ledger, tally)));
        hub = await after;
        end = following;
      }
      over.abort();
    };
    // Whichever of the two fails, fails at once.
    await Promise.all([kills(), torn]);
    hub.program.signal('SIGKILL');
    await hub.program.ended;
    if (wrong.length === 0) wrong.push(...(await comeToRest(options, crowd)));
    tally.rounds += 1;
    return [...wrong, ...crowd.ledger.wrong];
  } finally {
    over.abort();
    await crowd.close();
  }
}

function nextHub({ folder, compileCache }: RoundOptions, { how }: End): Promise<StandbyHub> {
  return standBy({ folder, compileCache, fate: typeof how === 'string' ? null : how });
}

function drawEnd(random: Random): End {
  return random.weighted<() => End>([
    [0.45, () => ({ how: 'any time', afterMs: random.between(0, longestLife) })],
    [0.15, () => ({ how: 'while it starts', afterMs: random.between(0, longestStart) })],
    [0.4, () => ({ how: drawFate(random) })],
  ])();
}

function drawFate(random: Random): Fate {
  const stage = stages[Math.floor(random.next() * stages.length)] ?? 'committed';
  return {
    stage,
    nth: 1 + Math.floor(random.next() * 40),
    afterMicros: random.between(0, random.chance(0.5) ? 60 : 400),
  };
}

/** One hub, from its first line to its end. */
async function live(hub: StandbyHub, end: End, crowd: Crowd, tally: Tally): Promise<Discrepancy[]> {
  const { program } = hub;
  const serving = hub.begin();
  const dead = program.ended;
  let killed = false;
  const kill = (): void => {
    killed = true;
    program.signal('SIGKILL');
  };
  if (end.how === 'while it starts') await Promise.race([pause(end.afterMs), dead]);
  else {
    const ready = await serving;
    if (ready !== null) {
      tally.startMs.push(performance.now() - hub.begunAt);
      crowd.leadTo(ready);
      await Promise.race([pause(end.how === 'any time' ? end.afterMs : stageWithinMs), dead]);
    }
  }
  const died = typeof end.how !== 'string' && (await endedByItself(dead));
  if (!died) kill();
  const code = await dead;
  crowd.leadTo(null);
  // A hub that a stage ended was killed by a signal as well: it has no exit code.
  if (code !== null)
    return [
      {
        rule: 'hub-ended',
        text: `the hub ended by itself with ${code}:\n${program.lines.slice(-20).join('\n')}`,
      },
    ];
  if (typeof end.how !== 'string' && killed) tally.stageMissed += 1;
  if (typeof end.how === 'string') tally.count(`hub: ${end.how}`);
  else tally.count(killed ? 'hub: any time' : `hub: ${end.how.stage}`);
  return [];
}

/** Whether it is dead already. */
function endedByItself(dead: Promise<unknown>): Promise<boolean> {
  return Promise.race([dead.then(() => true), pause(0).then(() => false)]);
}

/** Looks, in a copy, at the journal as the dead hub left it: what was acknowledged is there, what was not counts. */
async function inspect(folder: string, ledger: Ledger, tally: Tally): Promise<Discrepancy[]> {
  const copy = join(folder, 'after-kill');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  const from = journalIn(folder);
  const to = join(copy, 'journal.sqlite');
  for (const [file, name] of [
    [from, to],
    [`${from}-wal`, `${to}-wal`],
    [witnessFile(from), witnessFile(to)],
  ] as const)
    if (existsSync(file)) copyFileSync(file, name);
  const journal = openJournal(to);
  try {
    if (journal.unfinished !== null) tally.unfinished += 1;
    const open = ledger.open();
    const told = ledger.acknowledged();
    const known = await journal.answersTo(
      'demo',
      [...open, ...told].map(({ id }) => id),
    );
    for (const ask of open.filter(({ doubted }) => !doubted)) {
      ask.doubted = true;
      tally.doubt[known.has(ask.id) ? 'happened' : 'notHappened'] += 1;
    }
    return [
      ...journal.losses().map((loss) => ({ rule: 'loss-told', text: JSON.stringify(loss) })),
      ...told.flatMap((ask) => missing(ask, known.get(ask.id))),
    ];
  } finally {
    await journal.close();
  }
}

function missing({ id, by, answer }: Ask, found: Told | undefined): Discrepancy[] {
  if (answer === null || (found !== undefined && isToldSo(found.answer, answer))) return [];
  const has = found === undefined ? 'does not have it' : `has ${JSON.stringify(found.answer)}`;
  return [
    { rule: 'lost', text: `${id} (${by}) was told ${short(answer)}; the journal a dead hub left ${has}` },
  ];
}

/** Pulls cables, kills agents, tears requests of pages, while hubs come and go. */
async function tear(crowd: Crowd, random: Random, tally: Tally, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await pause(random.exponential(150));
    if (isOver()) return;
    const how = await crowd.tearSomething(random);
    if (how !== null) tally.count(how);
  }
}

/** A hub that nobody kills answers everybody; then the books are closed and compared. */
async function comeToRest(options: RoundOptions, crowd: Crowd): Promise<Discrepancy[]> {
  const { folder, compileCache, tally, hall } = options;
  const { ledger } = crowd;
  const hub = await standBy({ folder, compileCache, fate: null });
  const ready = await hub.begin();
  if (ready === null)
    return [
      { rule: 'hub-ended', text: `the last hub does not start:\n${hub.program.lines.slice(-20).join('\n')}` },
    ];
  crowd.leadTo(ready);
  const rested = await Promise.race([
    crowd.rest().then(() => true),
    pause(restWithinMs, false, { ref: false }),
  ]);
  crowd.leadTo(null);
  const code = await hub.program.stop();
  if (code !== 0)
    throw new HarnessFault(`the last hub ended with ${code}:\n${hub.program.lines.slice(-20).join('\n')}`);
  const file = journalIn(folder);
  const entries = await lookInto(file, entriesOf);
  const events = entries.flatMap(({ events }) => events);
  const verdict = await judge({ file, ledger, quiet: true, timeZone: hall.timeZone });
  tally.asks += ledger.asks.size;
  tally.acknowledged += verdict.acknowledged;
  tally.repeats += ledger.repeats;
  tally.entries += entries.length;
  tally.tickets += events.filter(({ type }) => type === 'ticketIssued').length;
  tally.calls += events.filter(({ type }) => type === 'ticketCalled').length;
  tally.withdrawn.happened += verdict.doubt.happened;
  tally.withdrawn.notHappened += verdict.doubt.notHappened;
  return rested
    ? [...verdict.wrong]
    : [{ rule: 'no-rest', text: 'not everybody was answered' }, ...verdict.wrong];
}
