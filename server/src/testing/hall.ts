import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Actor, Answer, Command } from '@jiaohao/shared';
import { hallPlan, type HallPlan, type HallPlanInput } from '../domain/index.ts';
import type { Clock } from '../runtime/clock.ts';
import { openHall, type Hall, type HallOptions } from '../runtime/hall.ts';
import type { Journal } from '../store/journal.ts';
import { openJournal } from '../store/sqlite/sqlite-journal.ts';

export const silentLog = pino({ level: 'silent' });

/** A small hall: two services, three windows, the third for both. Windows open with the first call. */
export function smallHall(settings: HallPlanInput['settings'] = {}): HallPlan {
  const service = (id: string, series: string, group: 'deposit' | 'withdrawal') => ({
    id,
    series,
    group,
    name: { zh: id, en: id },
    expectedMinutes: 5,
  });
  return hallPlan.parse({
    id: 'centre',
    name: { zh: '大厅', en: 'The hall' },
    services: [service('deposit', 'A', 'deposit'), service('withdrawal', 'B', 'withdrawal')],
    windows: [
      { number: 1, services: ['deposit'] },
      { number: 2, services: ['withdrawal'] },
      { number: 3, services: 'all' },
    ],
    settings: { signIn: 'optional', misclickGuardSeconds: 0, ...settings },
  });
}

/** A clock that goes when it is told to, starting on a Monday at nine in Shanghai. */
export interface HandClock extends Clock {
  /** Moves on and does what became due on the way, in order. */
  advance(ms: number): void;
}

export function handClock(start = Date.parse('2026-11-23T09:00:00+08:00')): HandClock {
  let now = start;
  const due = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    schedule(at, run) {
      const entry = { at, run };
      due.add(entry);
      return () => due.delete(entry);
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
  };
}

/** A folder that goes with the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'jiaohao-hub-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export const desk: Actor = { staff: '10' };
const watch: Actor = { hub: 'watch' };

/** A hall over a journal on disk, with what tests do with it. */
export interface HallUnderTest {
  readonly hall: Hall;
  readonly journal: Journal;
  readonly clock: HandClock;
  /** Sends a command from the desk, or what only the hub's watch says from there, under a fresh id. */
  readonly send: (command: Command, id?: string) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

let ids = 0;

type Over = Partial<HallOptions> & { readonly wrap?: (journal: Journal) => Journal };

/** Opens a hall on `folder`; `wrap` may put something between the hall and its journal. */
export function hallIn(folder: string, over: Over = {}): Promise<HallUnderTest> {
  return hallOver(openJournal(join(folder, 'journal.sqlite')), over);
}

/** Opens a hall over this journal. */
export async function hallOver(
  disk: Journal,
  { wrap = (journal) => journal, ...over }: Over = {},
): Promise<HallUnderTest> {
  const clock = handClock();
  const journal = wrap(disk);
  const plan = smallHall();
  const hall = await openHall({
    plan: () => plan,
    timeZone: 'Asia/Shanghai',
    journal,
    clock,
    trackerOf: (date, ticket) => `tracker:${date}:${ticket}`,
    log: silentLog,
    ...over,
  });
  return {
    hall,
    journal: disk,
    clock,
    send(command, id) {
      ids += 1;
      const actor = command.kind === 'observe' ? watch : desk;
      return hall.submit({ id: id ?? `test-command-${ids}`, command, actor });
    },
    async close() {
      await hall.close();
      await disk.close();
    },
  };
}

export const issue = (service = 'deposit', source: 'desk' | 'kiosk' = 'desk'): Command => ({
  kind: 'issue',
  service,
  source,
});

/** The number of the ticket an answer is about, or the code of its refusal. */
export function gist(answer: Answer): string {
  if (answer.outcome === 'refused') return answer.refusal.code;
  const { result } = answer;
  if (result.kind === 'ticket') return result.slip.ticket;
  return result.kind === 'called' ? result.ticket : 'done';
}
