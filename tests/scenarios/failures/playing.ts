import { z } from 'zod';
import type { Bilingual } from '@jiaohao/shared';
import { degradation, type NamedRow } from '../../../server/src/domain/failover/degradation.ts';
import { mendEverything } from '../../hall/mending.ts';
import { WholeHall, type WholeHallOptions } from '../../hall/whole-hall.ts';
import { FailureWatch, type Measured } from './failure-watch.ts';
import type { FailureScenario } from './scenario.ts';
import { withPlug } from './speaker-silent.ts';
import { emptyHall, isOver, incidents } from './sights.ts';

const windows = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Bytes and paper take their time, so that things can fail in the midst of them; times of calls are not what these
 * scenarios are about; and the loudspeaker has a plug that can be pulled.
 */
const calm: WholeHallOptions = {
  paced: true,
  changeHall: (file) => {
    file.hall.settings['misclickGuardSeconds'] = 0;
  },
  changeKiosk: (file) => {
    // Seconds in which a number on the screen has to be noted.
    file['patience'] = { note: 6 };
  },
  changeDisplay: (file) => {
    file['voice'] = { command: withPlug(voice.parse(file['voice']).command) };
  },
};
const voice = z.object({ command: z.array(z.string()) });

/** A hall at work, all windows open, as a scenario finds it. */
export async function openForScenarios(own: WholeHallOptions = {}): Promise<WholeHall> {
  const hall = await WholeHall.open({ ...calm, ...own });
  await hall.openWindows(...windows);
  return hall;
}

/** Plays a scenario in a hall; returns what was measured. Rejects when something was not as it should be; the hall may be used again. */
export async function play(
  scenario: FailureScenario,
  hall: WholeHall,
  tell: (step: Bilingual) => Promise<void>,
): Promise<readonly Measured[]> {
  const watch = new FailureWatch(rowOf(scenario), tell);
  try {
    await scenario.run(hall, watch);
  } catch (error) {
    // What went wrong first is what matters.
    await putRight(hall).catch(() => {});
    throw error;
  }
  await putRight(hall);
  return watch.measured;
}

/** Sees to what a scenario left to come later. */
export async function playAfterwards(
  scenario: FailureScenario,
  hall: WholeHall,
  tell: (step: Bilingual) => Promise<void>,
): Promise<void> {
  await scenario.afterwards?.(hall, new FailureWatch(rowOf(scenario), tell));
}

/** The table's row that a scenario plays. */
function rowOf({ id }: FailureScenario): NamedRow {
  const row = degradation.find((each) => each.id === id);
  if (row === undefined) throw new Error(`the table has no row ${id}`);
  return row;
}

/** Whatever a scenario left broken or unfinished is put right for the next one. */
async function putRight(hall: WholeHall): Promise<void> {
  await mendEverything(hall);
  await hall.isReadyForMembers();
  // A cable is watched for a while after it was mended.
  const open = (await incidents(hall)).filter(({ fault }) => fault !== 'cable-noise');
  for (const { id, subject, waitsForClearing } of open) {
    if (waitsForClearing) await hall.staff('20').does(`/incidents/${id}/clear`, { note: '演练结束' });
    await isOver(hall, subject.id);
  }
  await emptyHall(hall);
  for (const window of windows) {
    const status = await hall.hub.statusOf(window);
    if (status === 'closed') await hall.openWindows(window);
    if (status === 'paused') await hall.staff('10').does(`/windows/${window}/resume`);
  }
}
