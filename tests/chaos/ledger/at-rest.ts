import type { TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { Books } from './books.ts';
import type { Discrepancy, Evidence } from './evidence.ts';

/** Once all is mended and quiet each board calls the ticket its window has, and no other. */
export function boardsAtRest({ calls }: Books, { boards }: Evidence): Discrepancy[] {
  const has = new Map<WindowNumber, TicketNumber>();
  for (const { ticket, window, until } of calls) if (until === null) has.set(window, ticket);
  const shown = new Map<WindowNumber, { ticket: TicketNumber | null; at: number }>();
  for (const { window, ticket, at } of boards) shown.set(window, { ticket, at });
  return [...new Set([...has.keys(), ...shown.keys()])].flatMap((window) => {
    const [booked, seen] = [has.get(window) ?? null, shown.get(window)];
    if (booked === (seen?.ticket ?? null)) return [];
    return [
      {
        rule: 'board-at-rest',
        at: seen?.at ?? 0,
        text: `board ${window} calls ${seen?.ticket ?? 'nobody'}, and the window has ${booked ?? 'nobody'} in the books`,
      },
    ];
  });
}
