import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { signal } from '@preact/signals';
import type { Bilingual } from '@jiaohao/shared';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { act } from '../../api.ts';
import { undecided } from './send-list.ts';
import { browserId, deskNumber, givenLast, hearBook, keepsNumbers, runningLow } from './own-book.ts';

const againMs = 3000;

/** Why this browser gets no more paper numbers; null: it has enough, or did not ask. */
export const leaseRefused = signal<Bilingual | null>(null);

/**
 * Keeps this browser's paper numbers: what the hub tells is kept here, and the hub is asked for more when a series runs
 * low, and each day so that they stay its own. Asked once for each state of affairs; again while nothing was decided.
 */
export function useOwnBook(view: DeskView | null, isLive: boolean): void {
  const [tries, setTries] = useState(0);
  useLayoutEffect(() => {
    if (view !== null) hearBook(view);
  }, [view]);
  const why = view !== null && isLive ? reasonToAsk(view) : null;
  useEffect(() => {
    if (view === null || why === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void (async () => {
      const body = { desk: browserId, place: deskNumber.value, given: givenLast(view) };
      const said = await act('POST', '/paper-numbers', body);
      leaseRefused.value = said.ok ? null : said.refusal;
      if (!said.ok && undecided.has(said.refusal.code))
        timer = setTimeout(() => setTries(tries + 1), againMs);
    })();
    return () => clearTimeout(timer);
  }, [why, tries]);
}

/** Two that are alike are one reason. Null: there is none. */
function reasonToAsk(view: DeskView): string | null {
  const { paper, phase, books } = view;
  if (deskNumber.value === null || !keepsNumbers || (phase !== 'open' && phase !== 'draining')) return null;
  hearBook(view);
  const own = paper.leases.find(({ desk, returned }) => desk === browserId && !returned);
  const low = runningLow(view);
  const isKept = own !== undefined && own.place === deskNumber.value && own.at >= books.midnight;
  if (isKept && low.length === 0) return null;
  return JSON.stringify([paper.date, deskNumber.value, own, low, paper.leases.length]);
}
