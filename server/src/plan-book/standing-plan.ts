import type { Logger } from 'pino';
import type { HallPlan } from '../domain/index.ts';
import type { NewVersion, PlanBook, PlanVersion, Written } from './plan-book.ts';
import { hallPlanOf } from './written-plan.ts';

/** The newest version of the hall's plan, as the running hub has it: what the next business day is opened with. */
export interface StandingPlan {
  version(): PlanVersion;
  /** An older one; null: there is none. */
  of(number: number): PlanVersion | null;
  /** The same, as decide wants it; one object for as long as it is the newest. */
  readonly hallPlan: () => HallPlan;
  /** Writes a version and takes it up at once. */
  add(version: NewVersion): Written;
  onChange(listener: (version: PlanVersion) => void): () => void;
  /** Takes up what the command line has written beside the running hub. */
  look(): void;
}

/** Takes up the newest version of a book that has one, and whatever comes after it. */
export function standOn(book: PlanBook, first: PlanVersion, log: Logger): StandingPlan {
  const listeners = new Set<(version: PlanVersion) => void>();
  let version = first;
  let hallPlan = hallPlanOf(first.plan, first.number);

  const takeUp = (next: PlanVersion): void => {
    version = next;
    hallPlan = hallPlanOf(next.plan, next.number);
    log.info({ version: next.number, how: next.how, by: next.by }, 'the settings have a new version');
    for (const listener of listeners) listener(next);
  };
  const look = (): void => {
    try {
      const number = book.latestNumber();
      const next = number > version.number ? book.of(number) : null;
      if (next !== null) takeUp(next);
    } catch (error) {
      log.error({ err: error }, 'the plan book could not be read; tried again');
    }
  };
  return {
    version: () => version,
    of: (number) => book.of(number),
    hallPlan: () => hallPlan,
    add(next) {
      look();
      const written = book.add(next);
      if (written.kind === 'written') takeUp(written.version);
      return written;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
  };
}
