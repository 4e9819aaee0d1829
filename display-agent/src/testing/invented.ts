import type { BoardDesired, Roster } from '@jiaohao/shared';

/** What the hub desires of a board: a call. */
export const calls = (window: number, number: string, attention: number): BoardDesired => ({
  window,
  face: 'call',
  text: `请${number}号到${window}号窗口`,
  short: number,
  attention,
  outOfService: false,
});

/** What the hub desires of a board at which nobody is called. */
export const idles = (window: number, attention: number): BoardDesired => ({
  window,
  face: 'idle',
  text: `${window}号窗口`,
  short: `${window}号`,
  attention,
  outOfService: false,
});

const bilingual = { zh: '厅', en: 'hall' };

/** Who waits: windows 1 and 2 serve the first service of series A, window 3 that and one of series B. */
export const someRoster = (first: readonly string[], second: readonly string[] = []): Roster => {
  const rows = (tickets: readonly string[]) =>
    tickets.map((ticket) => ({ ticket, class: 'regular' as const }));
  const service = (id: string, series: string, tickets: readonly string[]) => ({
    service: id,
    name: bilingual,
    series,
    windows: '1–3',
    tickets: rows(tickets),
    more: 0,
  });
  const window = (number: number, services: string[]) => ({
    window: number,
    status: 'open' as const,
    ticket: null,
    directed: [],
    services,
  });
  return {
    at: 1,
    date: '2026-11-23',
    numberDigits: 3,
    hall: bilingual,
    services: [service('first', 'A', first), service('second', 'B', second)],
    windows: [window(1, ['first']), window(2, ['first']), window(3, ['first', 'second'])],
  };
};
