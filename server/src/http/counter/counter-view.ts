import type { StaffNumber, WindowNumber } from '@jiaohao/shared';
import type { HallDay, Stamp } from '../../domain/index.ts';
import type { HttpContext } from '../context.ts';
import type { CounterView } from '../shapes/counter.ts';

type Known = Pick<HttpContext, 'accounts' | 'timeZone' | 'views'>;

/** One window for the clerk there, with the names behind staff numbers. The window must be one of the hall's. */
export function viewOfCounter(
  { accounts, timeZone, views }: Known,
  state: HallDay,
  window: WindowNumber,
  stamp: Stamp,
): CounterView {
  const named = (staff: StaffNumber | null) =>
    staff === null ? null : { staff, name: accounts.of(staff)?.name ?? null };
  const view = views.counterView(state, window, stamp);
  return {
    ...view,
    at: stamp.at,
    timeZone,
    hall: state.plan.name,
    numberDigits: state.plan.settings.numberDigits,
    clerk: named(view.clerk),
    ticket: view.ticket && { ...view.ticket, firstClerk: named(view.ticket.firstClerk) },
    held: view.held.map((held) => ({ ...held, firstClerk: named(held.firstClerk) })),
  };
}
