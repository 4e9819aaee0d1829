import type { Command } from '@jiaohao/shared';
import { accept, happened, refuse } from '../hall-day/decide/context.ts';
import type { Context } from '../hall-day/decide/context.ts';
import type { Decision } from '../hall-day/decision.ts';
import type { HallDay } from '../hall-day/state.ts';
import { blocksOf, nextBlock, seriesOf, usedIn } from './numbers.ts';

/** A series with fewer numbers left than this gets another block. */
const FEW = 5;

/** One more block of every series that runs low at a kiosk; asked for by that kiosk alone. */
export function leaseNumbers(
  context: Context,
  { kiosk }: Extract<Command, { kind: 'lease-numbers' }>,
): Decision {
  const { state, actor } = context;
  if (!('agent' in actor) || actor.agent !== kiosk) return refuse('numbers-of-another', { kiosk });
  if (!state.plan.kiosks.includes(kiosk)) return refuse('unknown-kiosk', { kiosk });
  const low = seriesOf(state.plan).filter((series) => left(state, kiosk, series) < FEW);
  const blocks = low.flatMap((series) => nextBlock(state, kiosk, series) ?? []);
  if (low.length > 0 && blocks.length === 0) {
    return refuse('offline-numbers-used-up', { series: low.join(' ') });
  }
  return accept(blocks.map((block) => happened(context, { type: 'blockLeased', block })));
}

function left(state: HallDay, kiosk: string, series: string): number {
  const blocks = blocksOf(state, kiosk, series);
  const all = blocks.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return all - usedIn(state, blocks).length;
}
