import type { HallFile } from '../config.ts';
import { versionAtStart } from '../plan-book/first-version.ts';
import { standOn, type StandingPlan } from '../plan-book/standing-plan.ts';
import type { HubParts } from './hub-parts.ts';
import { storesOf, type StoresOfHall } from './stores.ts';

/** A hall with its settings, before its journal is looked at. What else its file says is in the books, and not kept here. */
export interface PlannedHall extends Pick<HallFile, 'staff' | 'host'> {
  readonly id: string;
  readonly settings: StandingPlan;
  readonly own: StoresOfHall;
}

/** Takes over what of the hall's file is not in the books yet. */
export function planHall(
  { plan, staff, host, path }: HallFile,
  { stores, clock, log }: Pick<HubParts, 'stores' | 'clock' | 'log'>,
): PlannedHall {
  const { id } = plan.hall;
  const own = storesOf(id, stores);
  own.credentials.accounts.importOnce(staff);
  const first = versionAtStart(own.planBook, { plan, path }, { log, at: clock.now() });
  return { id, staff, host, own, settings: standOn(own.planBook, first, log) };
}
