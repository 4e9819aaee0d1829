import type { Command } from '@jiaohao/shared';
import { accept, happened, refuse } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { Decision } from '../hall-day/decision.ts';
import { seriesOf } from './numbers.ts';
import { fewPaperNumbers, nextPaperBlock, paperLeaseOf, paperLeft } from './paper-numbers.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

const DAY = 24 * 60 * 60_000;
/** The day it is leased on and three more, so that a browser left open over a weekend begins Monday without the hub. */
const KEPT_DAYS = 4;

/**
 * One more block of every series that runs low in a browser of the desk, each to that browser alone; and what it has
 * stays its own for some days from today. The same wish again changes nothing.
 */
export function leasePaperNumbers(context: Context, command: Of<'lease-paper-numbers'>): Decision {
  const { desk, place, given } = command;
  const { state } = context;
  const held = paperLeaseOf(state, desk);
  const few = fewPaperNumbers(state.plan);
  const low = seriesOf(state.plan).filter((series) => paperLeft(state, held, series, given) < few);
  const blocks = low.flatMap((series) => nextPaperBlock(state, series) ?? []);
  const until = state.midnight + KEPT_DAYS * DAY;
  const isAsBefore = held?.until === until && held.place === place;
  if (blocks.length === 0 && low.length > 0 && (held === null || isAsBefore))
    return refuse('paper-numbers-used-up', { series: low.join(' ') });
  if (blocks.length === 0 && isAsBefore) return accept([]);
  return accept([happened(context, { type: 'paperLeased', desk, place, until, blocks })]);
}

/** A browser of the desk needs its numbers no longer, or it is lost: somebody else may have them from the next day on. */
export function returnPaperNumbers(context: Context, { desk }: Of<'return-paper-numbers'>): Decision {
  return paperLeaseOf(context.state, desk) === null
    ? refuse('no-paper-numbers')
    : accept([happened(context, { type: 'paperReturned', desk })]);
}
