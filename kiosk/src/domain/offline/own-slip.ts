import type { Bilingual, KioskMenu, Roster, TicketClass, TicketNumber } from '@jiaohao/shared';
import type { OfflineSlip } from '../slip.ts';

/** What is known when a number is given out without the hub. */
export interface OwnSlipParts {
  readonly ticket: TicketNumber;
  readonly class: TicketClass;
  readonly menu: KioskMenu;
  readonly service: KioskMenu['services'][number];
  /** What the hub said last of who waits; of another date it is left out. */
  readonly roster: Roster | null;
  readonly date: string;
  readonly issuedAt: number;
  /** Local wall time, `2026-11-23 09:31`. */
  readonly wall: (at: number) => string;
}

/** What stands on the number. */
export function ownSlip(parts: OwnSlipParts): OfflineSlip {
  const { ticket, menu, service, issuedAt, wall } = parts;
  const hall: Bilingual = menu.hall;
  return {
    offline: true,
    ticket,
    hall,
    service: service.id,
    serviceName: service.name,
    class: parts.class,
    windows: service.windows,
    waiting: waitingOf(parts),
    issuedAt: wall(issuedAt),
    documents: [...service.documents],
  };
}

function waitingOf({ roster, date, service, wall }: OwnSlipParts): OfflineSlip['waiting'] {
  const row = roster?.date === date ? roster.services.find((each) => each.service === service.id) : undefined;
  if (roster === null || row === undefined) return null;
  return { count: row.tickets.length + row.more, asOf: wall(roster.at).slice(-5) };
}
