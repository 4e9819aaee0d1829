import { hasDigits, numberIn, seriesIn, valueOf } from '@jiaohao/shared';
import type { AgentId, BackEntrySource, TicketNumber } from '@jiaohao/shared';
import type { HallPlan } from '../hall.ts';
import type { HallDay, ServiceStanding } from '../hall-day/state.ts';
import type { NumberBlock } from './standing.ts';

/** The series that the numbers of a hall may be of, each once: its services', and the green channel's own. */
export function seriesOf({ services, settings }: HallPlan): string[] {
  const own = settings.greenDelivery.includes('dedicated-numbers') ? [settings.greenSeries] : [];
  return [...new Set([...services.map((service) => service.series), ...own])];
}

/**
 * The numbers of a series that a kiosk may give out without the hub on any day, without asking: by its place among the
 * kiosks. Null when the plan does not know the kiosk.
 */
function firstBlock(plan: HallPlan, kiosk: AgentId, series: string): NumberBlock | null {
  const place = plan.kiosks.indexOf(kiosk);
  if (place < 0) return null;
  const { offlineNumbersFrom, offlineBlock } = plan.settings;
  const from = offlineNumbersFrom + place * offlineBlock;
  return { kiosk, series, from, to: from + offlineBlock - 1 };
}

/** Every block of a kiosk in a series on this day, in the order they are to be used. */
export function blocksOf(state: HallDay, kiosk: AgentId, series: string): NumberBlock[] {
  const first = firstBlock(state.plan, kiosk, series);
  const leased = state.backEntry.blocks.filter((block) => block.kiosk === kiosk && block.series === series);
  return first === null ? leased : [first, ...leased];
}

/** The numbers of blocks that are in the day's books. */
export function usedIn(state: HallDay, blocks: readonly NumberBlock[]): number[] {
  const { numberDigits } = state.plan.settings;
  return blocks.flatMap(({ series, from, to }) => {
    const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    return all.filter((number) => state.tickets.has(numberIn(series, number, numberDigits)));
  });
}

/** The next block of a series that nobody has: behind every kiosk's first, before the paper books. Null: none is left. */
export function nextBlock(state: HallDay, kiosk: AgentId, series: string): NumberBlock | null {
  const { kiosks, settings } = state.plan;
  const leased = state.backEntry.blocks.filter((block) => block.series === series);
  const behindFirst = settings.offlineNumbersFrom + kiosks.length * settings.offlineBlock;
  const from = (leased.at(-1)?.to ?? behindFirst - 1) + 1;
  const to = Math.min(from + settings.offlineBlock, settings.paperNumbersFrom) - 1;
  return to < from ? null : { kiosk, series, from, to };
}

/** A number as an entry told it: whose it would be. */
interface ToldNumber {
  readonly ticket: TicketNumber;
  readonly source: BackEntrySource;
  /** The kiosk that says it gave it out; null when a person says so. */
  readonly by: AgentId | null;
  readonly service: ServiceStanding;
}

/** Whether a number is not of its service, or none that who gave it out had to give. */
export function isForeign(state: HallDay, { ticket, source, by, service }: ToldNumber): boolean {
  const { plan } = state;
  const { numberDigits, paperNumbersFrom } = plan.settings;
  const letter = seriesIn(ticket);
  const ofService = letter === service.plan.series || !plan.services.some(({ series }) => series === letter);
  if (!ofService || !seriesOf(plan).includes(letter) || !hasDigits(ticket, numberDigits)) return true;
  if (source === 'paper') return valueOf(ticket) < paperNumbersFrom;
  const owner = kioskOf(state, ticket);
  return owner === null || (by !== null && owner !== by);
}

/** The kiosk that may give out a number without the hub on this day, or null. */
export function kioskOf(state: HallDay, number: TicketNumber): AgentId | null {
  const series = seriesIn(number);
  const value = valueOf(number);
  const owner = state.plan.kiosks.find((kiosk) =>
    blocksOf(state, kiosk, series).some(({ from, to }) => from <= value && value <= to),
  );
  return owner ?? null;
}
