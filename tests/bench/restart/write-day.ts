import { z } from 'zod';
import type { Actor, Answer, Command } from '@jiaohao/shared';
import { createLog } from '@jiaohao/shared/node';
import { hallOf } from '../../../server/src/cli/hall-of.ts';
import { loadHubFile } from '../../../server/src/config.ts';
import { journalFile } from '../../../server/src/data-folder.ts';
import { hallPlanOf } from '../../../server/src/plan-book/written-plan.ts';
import { openHall, type Hall } from '../../../server/src/runtime/hall.ts';
import { openJournal } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import { createVirtualTime, type VirtualTime } from '../../simulation/virtual-time.ts';
import { answerParent } from '../child.ts';

/* Writes a whole day into a hub's journal, by the hub's own single writer on a virtual clock. */
const question = z.object({ config: z.string(), tickets: z.int() });

const manager: Actor = { staff: '10' };
const zone = 'Asia/Shanghai';
const zoneMs = 8 * 3600_000;
const dayMs = 24 * 3600_000;
/** What each window does takes a second of the hall's time, so that a day of 100,000 fits between two midnights. */
const stepMs = 400;

answerParent(async (asked) => {
  const { config, tickets } = question.parse(asked);
  const file = loadHubFile(config);
  const plan = hallPlanOf(hallOf(file, null).plan, 1);
  const journal = openJournal(journalFile(file.machine.data));
  const midnight = Math.floor((Date.now() + zoneMs) / dayMs) * dayMs - zoneMs;
  const time = createVirtualTime(midnight + 60_000);
  const log = createLog('a day');
  log.level = 'silent';
  const hall = await openHall({
    plan: () => plan,
    timeZone: zone,
    journal,
    clock: time,
    trackerOf: (date, ticket) =>
      `http://127.0.0.1:8080/t/${date.replaceAll('-', '')}${ticket}0123456789012345678901`,
    log,
  });
  const written = { entries: 0, events: 0 };
  hall.onRecorded(({ events }) => (written.events += events.length));
  const day = createDay(hall, time, written);
  const services = plan.services.map(({ id }) => id);
  const windows = plan.windows.map(({ number }) => number);
  for (let done = 0; done < tickets; done += windows.length) await day.round(windows, services);
  await hall.close();
  await journal.close();
  return { ...written, tickets: day.tickets() };
});

/** Round by round each window gets a ticket through its life: taken, printed, called, called again, begun, ended, graded. */
function createDay(hall: Hall, time: VirtualTime, written: { entries: number }) {
  let asked = 0;
  let tickets = 0;
  const ask = async (command: Command): Promise<Answer> => {
    asked += 1;
    written.entries += 1;
    const answer = await hall.submit({
      id: `day-${String(asked).padStart(8, '0')}`,
      command,
      actor: manager,
    });
    if (answer.outcome === 'refused')
      throw new Error(`${JSON.stringify(command)}: ${answer.refusal.code} ${answer.refusal.en}`);
    return answer;
  };
  const step = (): Promise<void> => time.pass(time.now() + stepMs);
  return {
    tickets: () => tickets,
    async round(windows: readonly number[], services: readonly string[]): Promise<void> {
      const all = (act: (window: number) => Promise<unknown>): Promise<unknown> =>
        Promise.all(windows.map(act)).then(step);
      const service = (window: number): string => services[(tickets + window) % services.length] ?? '';
      const taken: string[] = [];
      await all(async (window) => {
        const answer = await ask({ kind: 'issue', service: service(window), source: 'kiosk' });
        if (answer.outcome === 'accepted' && answer.result.kind === 'ticket')
          taken.push(answer.result.slip.ticket);
      });
      const printed = { kind: 'confirm-delivery', delivery: 'printed' } as const;
      await Promise.all(taken.map((ticket) => ask({ ...printed, ticket })));
      await step();
      await all((window) => ask({ kind: 'call-next', window }));
      await all((window) => ask({ kind: 'recall', window }));
      await all((window) => ask({ kind: 'start', window }));
      await all((window) => ask({ kind: 'finish', window }));
      await all((window) => ask({ kind: 'evaluate', window, grade: 5 }));
      tickets += taken.length;
    },
  };
}
