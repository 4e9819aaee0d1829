import { hasDigits, seriesIn, valueOf } from '@jiaohao/shared';
import type { HallEvent } from '../../domain/hall-day/events.ts';
import type { HallPlan } from '../../domain/hall.ts';
import type { AuditEntry } from '../entry.ts';
import type { Picture } from '../picture.ts';
import { unless, type Check, type Complaint } from './check.ts';
import { linesFound } from './line.ts';

/** From and to inclusive, of one series and kiosk. */
interface Range {
  readonly kiosk: string;
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** Who gives out which numbers without the hub, so that no two ever give out the same. */
export const numberRanges: Check = {
  name: 'number-ranges',
  rule: 'No two kiosks have a number to give, nor a kiosk and the paper book; a number given out by another is on the list.',
  start() {
    let line: AuditEntry | null = null;
    return {
      entry(entry) {
        line = entry;
        return [];
      },
      event(event, before) {
        const { plan } = before;
        if (plan === null) return [];
        if (event.type === 'blockLeased') return leased(event, plan, before);
        return event.type === 'ticketBackEntered' ? entered(event, plan, before, line) : [];
      },
    };
  },
};

/** Every kiosk's first block of a series. */
function firstBlocks({ kiosks, settings }: HallPlan, series: string): Range[] {
  const { offlineNumbersFrom, offlineBlock } = settings;
  return kiosks.map((kiosk, place) => {
    const from = offlineNumbersFrom + place * offlineBlock;
    return { kiosk, series, from, to: from + offlineBlock - 1 };
  });
}

function rangesOf(plan: HallPlan, { blocks }: Picture, series: string): Range[] {
  return [...firstBlocks(plan, series), ...blocks.filter((block) => block.series === series)];
}

function leased({ block, by }: HallEvent<'blockLeased'>, plan: HallPlan, before: Picture): Complaint[] {
  const { kiosk, series, from, to } = block;
  const { kioskNumbersTo, paperNumbersFrom } = plan.settings;
  const other = rangesOf(plan, before, series).find((range) => from <= range.to && range.from <= to);
  const what = `${series}${from}–${to} is leased to ${kiosk}`;
  return [
    ...unless(from > kioskNumbersTo && to < paperNumbersFrom && from <= to, () => ({
      found: what,
      expected: `numbers above ${kioskNumbersTo} and below ${paperNumbersFrom}`,
    })),
    ...unless(other === undefined, () => ({
      found: `${what}, where ${other?.kiosk} has ${series}${other?.from}–${other?.to}`,
      expected: 'numbers that nobody has',
    })),
    ...unless('agent' in by && by.agent === kiosk, () => ({
      found: `${what} at the wish of another`,
      expected: `${kiosk} itself to ask for it`,
    })),
  ];
}

function entered(
  event: HallEvent<'ticketBackEntered'>,
  plan: HallPlan,
  before: Picture,
  line: AuditEntry | null,
): Complaint[] {
  const { ticket } = event;
  if (isOwn(event, plan, before)) return [];
  const listed = linesFound(line).some((what) => what.kind === 'foreign-number' && what.ticket === ticket);
  return unless(listed, () => ({
    ticket,
    found: `its number was not for who gave it out (${event.source})`,
    expected: 'it to be on the reconciliation list as a foreign number',
  }));
}

/** Whether whoever gave it out had the number to give, in the service's series. */
function isOwn(event: HallEvent<'ticketBackEntered'>, plan: HallPlan, before: Picture): boolean {
  const { ticket, service, source, by } = event;
  const series = seriesIn(ticket);
  const number = valueOf(ticket);
  const ofService = plan.services.find(({ id }) => id === service)?.series === series;
  const greenOwn =
    plan.settings.greenDelivery.includes('dedicated-numbers') && series === plan.settings.greenSeries;
  if ((!ofService && !greenOwn) || !hasDigits(ticket, plan.settings.numberDigits)) return false;
  if (source === 'paper') return number >= plan.settings.paperNumbersFrom;
  return rangesOf(plan, before, series).some(
    (range) => range.from <= number && number <= range.to && (!('agent' in by) || by.agent === range.kiosk),
  );
}
