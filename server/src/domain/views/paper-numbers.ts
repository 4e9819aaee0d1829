import { valueOf } from '@jiaohao/shared';
import { fewPaperNumbers } from '../back-entry/paper-numbers.ts';
import type { HallDay } from '../hall-day/state.ts';

/** The day's paper numbers: what is in the books, and which browser of the desk may give out which without the hub. */
export function paperNumbers({ plan, date, tickets, backEntry }: HallDay) {
  const { paperNumbersFrom: from, numberDigits } = plan.settings;
  return {
    from,
    numberDigits,
    few: fewPaperNumbers(plan),
    used: [...tickets.keys()].filter((number) => valueOf(number) >= from),
    date,
    leases: backEntry.paper.map(({ desk, place, by, at, until, blocks, returnedAt }) => ({
      desk,
      place,
      by,
      at,
      until,
      blocks,
      returned: returnedAt !== null,
    })),
  };
}
