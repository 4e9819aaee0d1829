import { useEffect } from 'preact/hooks';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { paperList } from './paper-list.ts';
import { sending, sendList } from './send-list.ts';

const againMs = 3000;

/** What was to be sent when the hub could not take it goes by itself once it can. */
export function useSendingAgain(view: DeskView | null, isLive: boolean): void {
  const state = sending.value;
  useEffect(() => {
    if (view === null || !isLive || state !== 'waiting') return;
    const timer = setTimeout(() => {
      void sendList({
        midnight: paperList.value.midnight,
        now: Date.now(),
        services: view.services,
        windows: view.windows.map(({ window }) => window),
        paperFrom: view.paper.from,
        numberDigits: view.paper.numberDigits,
      });
    }, againMs);
    return () => clearTimeout(timer);
  }, [state, isLive, view === null]);
}
