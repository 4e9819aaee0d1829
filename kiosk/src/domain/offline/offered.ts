import type { KioskMenu } from '@jiaohao/shared';

/** A menu, and the hall's date when it came. */
export interface DatedMenu {
  readonly date: string;
  readonly menu: KioskMenu;
}

/** What the hub said last of this kiosk's menu, and what it said last while numbers were given out. */
export interface MenusHeard {
  readonly last: DatedMenu | null;
  readonly issuing: DatedMenu | null;
}

/**
 * What this kiosk offers when the hub is away. A menu of today holds as it is. That the hall did not issue holds only if
 * it had issued before on this date, so that its day was over: what was said last night, or before opening, says nothing
 * of the hours to come, and nobody is there to say more.
 */
export function offeredWithoutHub({ last, issuing }: MenusHeard, today: string): KioskMenu | null {
  if (last === null) return null;
  if (last.date === today && (last.menu.issuing || issuing?.date === today)) return last.menu;
  // What holds beyond a day is what was said last; which windows will be open is not known.
  const { outOfService, notices } = last.menu;
  const working = issuing?.menu ?? last.menu;
  const services = working.services.map((service) => ({ ...service, open: true }));
  return { ...working, issuing: true, notice: null, outOfService, notices, services };
}
