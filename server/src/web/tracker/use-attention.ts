import { useEffect } from 'preact/hooks';
import type { TrackedTicketView } from '../../http/shapes/tracked-ticket.ts';
import type { Standing } from './standing.ts';

const pulse = [400, 150, 400, 150, 400];

/** Tells it beside the page: in its title, and with each call by shaking the telephone, where that can be done. */
export function useAttention({ ticket, calledAt, state }: TrackedTicketView, { head }: Standing): void {
  useEffect(() => {
    document.title = `${ticket} ${head.zh} · ${head.en}`;
  }, [ticket, head.zh]);
  useEffect(() => {
    // Some have none, and a page that was never touched may not.
    const may = 'vibrate' in navigator && navigator.userActivation.hasBeenActive;
    if (state === 'called' && may) navigator.vibrate(pulse);
  }, [state, calledAt]);
}
