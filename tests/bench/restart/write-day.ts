import { z } from 'zod';
import type { Actor, Answer, Command } from '@jiaohao/shared';
import { createLog } from '@jiaohao/shared/node';
import { loadHubFile } from '../../../server/src/config.ts';
import { journalFile } from '../../../server/src/data-folder.ts';
import type { HallPlan } from '../../../server/src/domain/index.ts';
import { hallPlanOf } from '../../../server/src/plan-book/written-plan.ts';
import type { Clock } from '../../../server/src/runtime/clock.ts';
import { openHall, type Hall } from '../../../server/src/runtime/hall.ts';
import type { Journal } from '../../../server/src/store/journal.ts';
import { openJournal } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import { createVirtualTime, type VirtualTime } from '../../simulation/virtual-time.ts';
import { answerParent } from '../child.ts';

/*
 * Writes a whole day into a hub's journal, by the hub's own writers on a virtual clock. `windows`: at how many windows of
 * each hall somebody works; what is done at the same time in one hall shares a row.
 */
const question = z.object({ config: z.string(), tickets: z.int(), windows: z.int() });

const manager: Actor = { staff: '10' };
const zone = 'Asia/Shanghai';
const zoneMs = 8 * 3600_000;
const dayMs = 24 * 3600_000;
/** What each window does takes a moment of the hall's time, so that a day of 100,000 fits between two midnights. */
const stepMs = 400;

answerParent(async (asked) => {
  const { config, tickets, windows } = question.parse(asked);
  const file = loadHubFile(config);
  const journal = openJournal(journalFile(file.machine.data));
  const midnight = Math.floor((Date.now() + zoneMs) / dayMs) * dayMs - zoneMs;
  const time = createVirtualTime(midnight + 60_000);
  const written = { entries: 0, events: 0, tickets: 0 };
  const halls: Hall[] = [];
  const places: Place[] = [];
  for (const { plan: hallFile } of file.halls) {
    const plan = hallPlanOf(hallFile, 1);
    const hall = await openQuietHall(plan, journal, time);
    hall.onRecorded(({ events }) => (written.events += events.length));
    halls.push(hall);
    const services = plan.services.map(({ id }) => id);
    for (const { number } of plan.windows.slice(0, windows)) places.push({ hall, window: number, services });
  }
  const day = createDay(places, time, written);
  const each = tickets / file.halls.length;
  for (let done = 0; done < each; done += windows) await day.round();
  for (const hall of halls) await hall.close();
  await journal.close();
  return written;
});

function openQuietHall(plan: HallPlan, journal: Journal, clock: Clock): Promise<Hall> {
  const log = createLog('a day');
  log.level = 'silent';
  return openHall({
    plan: () => plan,
    timeZone: zone,
    journal,
    clock,
    trackerOf: (date, ticket) =>
      `http://127.0.0.1:8080/t/${date.replaceAll('-', '')}${ticket}0123456789012345678901`,
    log,
  });
}

/** A window of a hall where somebody works. */
interface Place {
  readonly hall: Hall;
  readonly window: number;
  readonly services: readonly string[];
}

/** Round by round each window gets a ticket through its life: taken, printed, called, called again, begun, ended, graded. */
function createDay(
  places: readonly Place[],
  time: VirtualTime,
  written: { entries: number; tickets: number },
) {
  let rounds = 0;
  const ask = async ({ hall }: Place, command: Command): Promise<Answer> => {
    written.entries += 1;
    const id = `day-${String(written.entries).padStart(8, '0')}`;
    const answer = await hall.submit({ id, command, actor: manager });
    if (answer.outcome === 'refused')
      throw new Error(`${JSON.stringify(command)}: ${answer.refusal.code} ${answer.refusal.en}`);
    return answer;
  };
  const all = async (act: (place: Place) => Promise<unknown>): Promise<void> => {
    await Promise.all(places.map(act));
    await time.pass(time.now() + stepMs);
  };
  /** One ticket, from the kiosk into the hand. */
  const take = async (place: Place): Promise<void> => {
    const { window, services } = place;
    const service = services[(rounds * 64 + window) % services.length] ?? '';
    const answer = await ask(place, { kind: 'issue', service, source: 'kiosk' });
    if (answer.outcome !== 'accepted' || answer.result.kind !== 'ticket') return;
    written.tickets += 1;
    taken.push({ place, ticket: answer.result.slip.ticket });
  };
  const taken: { place: Place; ticket: string }[] = [];
  return {
    async round(): Promise<void> {
      taken.length = 0;
      await all(take);
      const printed = { kind: 'confirm-delivery', delivery: 'printed' } as const;
      await Promise.all(taken.map(({ place, ticket }) => ask(place, { ...printed, ticket })));
      await all(() => Promise.resolve());
      await all((place) => ask(place, { kind: 'call-next', window: place.window }));
      await all((place) => ask(place, { kind: 'recall', window: place.window }));
      await all((place) => ask(place, { kind: 'start', window: place.window }));
      await all((place) => ask(place, { kind: 'finish', window: place.window }));
      await all((place) => ask(place, { kind: 'evaluate', window: place.window, grade: 5 }));
      rounds += 1;
    },
  };
}
