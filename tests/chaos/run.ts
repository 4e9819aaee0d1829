import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../hardware-sim/src/hall/random.ts';
import { isNoSmallDisk } from '../../hardware-sim/src/stage/small-disk.ts';
import { checkJournal, eventsInJournal } from '../hall/journal.ts';
import { WholeHall, type WholeHallOptions } from '../hall/whole-hall.ts';
import { letIn } from './crowd/crowd.ts';
import { Scene } from './crowd/scene.ts';
import { keepEvidence } from './keep-evidence.ts';
import type { Books } from './ledger/books.ts';
import type { Discrepancy, Evidence } from './ledger/evidence.ts';
import { readBooks } from './ledger/read-books.ts';
import { reconcile } from './ledger/reconcile.ts';
import { Notary } from './notary.ts';
import { planTroubles, type PlannedTrouble } from './plan.ts';
import { comesToRest, deskTasks, emptyReconciliationList, type ConflictSeen } from './quiet.ts';
import { falliblesOf, sabotage } from './saboteur.ts';
import { readSightings } from './sightings.ts';

export interface ChaosOptions {
  readonly ms: number;
  readonly seed: number;
  /** Told the plan before anything fails. */
  readonly planned: (plan: readonly PlannedTrouble[]) => void;
}

/** What came of a run. */
export interface ChaosReport {
  readonly plan: readonly PlannedTrouble[];
  readonly books: Books;
  readonly evidence: Evidence;
  readonly conflicts: readonly ConflictSeen[];
  readonly failedDeeds: ReadonlyMap<string, number>;
  /** Everything that is not as it should be; empty when all is well. */
  readonly wrong: readonly Discrepancy[];
  /** Where journal, ledger and logs lie for whoever looks into it; null when all is well. */
  readonly kept: string | null;
}

const windows = [1, 2, 3, 4, 5, 6, 7, 8];
const diskMegabytes = 64;
/** After the last trouble people go on for a while in a hall that is well. */
const wellMs = 5_000;

const busy: WholeHallOptions = {
  paced: true,
  changeKiosk: (file) => {
    // Seconds: there are always others who wait for the machine.
    file['patience'] = { idle: 8, note: 6, message: 4, printed: 4 };
  },
  changeHall: (file) => {
    Object.assign(file.hall.settings, { missCallGapSeconds: 1, misclickGuardSeconds: 1 });
  },
};

/** Opens a hall, lets people in, makes it fail by plan, brings it to rest, and compares its books with what was seen. */
export async function runChaos({ ms, seed, planned }: ChaosOptions): Promise<ChaosReport> {
  const random = createRandom(seed);
  const hall = await openBusyHall();
  try {
    await hall.openWindows(...windows);
    const closing = new AbortController();
    const scene = new Scene(hall, closing.signal);
    const notary = new Notary(hall, scene);
    const written = new AbortController();
    const writing = notary.write(written.signal);
    const plan = planTroubles(await falliblesOf(hall), ms, random);
    planned(plan);
    const crowd = letIn(scene, random.fork('crowd'));
    const complaints = await sabotage(hall, plan);
    await pause(wellMs);
    closing.abort();
    await crowd;
    const restless = await comesToRest(scene, notary).then(() => [], notAtRest);
    const tasks = await deskTasks(hall);
    const conflicts = await emptyReconciliationList(hall);
    written.abort();
    await writing;
    const audited = await auditOf(hall);
    await hall.program('hub').stop();
    const books = readBooks(eventsInJournal(hall));
    const evidence: Evidence = {
      ...readSightings(notary.entries, Date.now()),
      hands: scene.hands,
      deskTasks: tasks,
    };
    const wrong = [
      ...complaints.map(saboteurFailed),
      ...restless,
      ...audited,
      ...conflicts.flatMap(unexpected),
      ...reconcile(books, evidence),
    ];
    const kept =
      wrong.length === 0 ? null : keepEvidence(hall, seed, { ledger: notary.entries, evidence, wrong });
    return { plan, books, evidence, conflicts, failedDeeds: scene.failed, wrong, kept };
  } finally {
    await hall.close();
  }
}

/** With a disk that can be full, where the machine allows it. */
async function openBusyHall(): Promise<WholeHall> {
  try {
    return await WholeHall.open({ ...busy, diskMegabytes });
  } catch (error) {
    if (!isNoSmallDisk(error)) throw error;
    process.stderr.write('this machine allows no small disk: nothing will be full in this run\n');
    return WholeHall.open(busy);
  }
}

async function auditOf(hall: WholeHall): Promise<Discrepancy[]> {
  try {
    await checkJournal(hall);
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said
      .trim()
      .split('\n')
      .map((text) => ({ rule: 'audit', at: 0, text }));
  }
}

/** Nobody in these halls writes numbers by hand or shares one: such an entry is a fault of the system. */
const never: ReadonlySet<string> = new Set([
  'number-twice',
  'foreign-number',
  'ticket-not-entered',
  'call-not-entered',
]);

function unexpected({ id, what }: ConflictSeen): Discrepancy[] {
  if (!never.has(what.kind)) return [];
  return [{ rule: 'conflict', at: 0, text: `${id} should not have come about: ${JSON.stringify(what)}` }];
}

function notAtRest(error: unknown): Discrepancy[] {
  return [{ rule: 'no-rest', at: Date.now(), text: error instanceof Error ? error.message : String(error) }];
}

function saboteurFailed(text: string): Discrepancy {
  return { rule: 'trouble-not-made', at: 0, text };
}
