import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { LedgerEntry } from '../../hardware-sim/src/views.ts';
import { eventually } from '../hall/eventually.ts';
import { mendEverything, troublesAt } from '../hall/mending.ts';
import type { WholeHall } from '../hall/whole-hall.ts';
import { technicianClears } from './crowd/desk.ts';
import type { Scene } from './crowd/scene.ts';

const deadlineMs = 120_000;
const lookEveryMs = 500;
/** Nothing has been written for so many looks: all outboxes are empty and all boards are told. */
const stillLooks = 8;

const incidents = z.array(z.looseObject({ fault: z.string(), subject: z.looseObject({ id: z.string() }) }));
/** Faults of a device that a spoilt command left hanging: what the technician does then is to switch it off and on. */
const hangs: ReadonlySet<string> = new Set(['silent', 'refuses-commands', 'flapping']);
/** Nobody switches off what comes back by itself. */
const givenMs = 30_000;
const conflicts = z.array(z.looseObject({ id: z.string(), what: z.looseObject({ kind: z.string() }) }));
export type ConflictSeen = z.infer<typeof conflicts>[number];

/** Mends everything and waits until the hall has come to rest: everybody is back, nothing is wrong, nothing is on its way. */
export async function comesToRest(
  scene: Scene,
  { entries }: { readonly entries: readonly LedgerEntry[] },
): Promise<void> {
  const { hall } = scene;
  await mendEverything(hall);
  await eventually('every program running', () => allRun(hall), deadlineMs);
  await eventually('both kiosks with the hub', () => kiosksAreBack(hall), deadlineMs);
  await eventually('no incident open', () => nothingIsWrong(scene), givenMs).catch(() =>
    switchOffAndOn(hall),
  );
  await eventually('no incident open', () => nothingIsWrong(scene), deadlineMs);
  let still = 0;
  let before = thingsSeen(entries);
  await eventually(
    'nothing more being written',
    async () => {
      await pause(lookEveryMs);
      const now = thingsSeen(entries);
      still = now === before ? still + 1 : 0;
      before = now;
      return still >= stillLooks ? true : undefined;
    },
    deadlineMs,
  );
}

/** Calls wait for one another to be spoken; what is heard late says nothing of the hall. */
function thingsSeen(entries: readonly LedgerEntry[]): number {
  return entries.filter(({ kind }) => kind !== 'sentence').length;
}

async function allRun(hall: WholeHall): Promise<true | undefined> {
  const programs = await troublesAt(hall, 'programs');
  return programs.every(({ state }) => state === 'running') ? true : undefined;
}

async function kiosksAreBack(hall: WholeHall): Promise<true | undefined> {
  for (const id of ['K1', 'K2'] as const) {
    const page = await hall.kiosk(id).now();
    if (page['offline'] !== false || page.page === 'starting') return undefined;
    if (page.page !== 'start') await hall.kiosk(id).touches(page.serial, { touch: 'leave' });
  }
  return true;
}

async function nothingIsWrong(scene: Scene): Promise<true | undefined> {
  await technicianClears(scene);
  const open = incidents.parse(await scene.hall.hub.read('/incidents'));
  // A cable is watched for a while after it was mended.
  return open.every(({ fault }) => fault === 'cable-noise') ? true : undefined;
}

/** As the technician does with a device that has been mended and still hangs. */
async function switchOffAndOn(hall: WholeHall): Promise<void> {
  const open = incidents.parse(await hall.hub.read('/incidents'));
  for (const device of new Set(
    open.filter(({ fault }) => hangs.has(fault)).map(({ subject }) => subject.id),
  )) {
    process.stdout.write(`switched off and on: ${device}\n`);
    await hall.trouble(device, 'power-cut');
    await hall.trouble(device, 'power-cut', false);
  }
}

/** A person looks into what is on the reconciliation list; returns what was there. */
export async function emptyReconciliationList(hall: WholeHall): Promise<ConflictSeen[]> {
  const listed = conflicts.parse(await hall.hub.read('/conflicts'));
  for (const { id } of listed)
    await hall.staff('02').does(`/conflicts/${id}/resolve`, { note: '已核对号票与屏幕' });
  return listed;
}

const duty = z.looseObject({ tasks: z.array(z.looseObject({ kind: z.string(), id: z.string() })) });

/** Tickets that the duty manager is shown as waiting to be handed over. */
export async function deskTasks(hall: WholeHall): Promise<string[]> {
  const { tasks } = duty.parse(await hall.hub.read('/duty'));
  return tasks.filter(({ kind }) => kind === 'undelivered').map(({ id }) => id);
}
