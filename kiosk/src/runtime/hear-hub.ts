import type { CommandKind } from '@jiaohao/shared';
import type { VisitEvent } from '../domain/visit/visit.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { World } from './surroundings.ts';

/** What this kiosk asks the hub for to put it on paper. */
const asked: ReadonlySet<CommandKind> = new Set(['issue', 'check-in', 'reprint', 'take-print-order']);

/** Lets the hub's answers, its coming and going and its leases reach the books and the visit. Returns how to stop. */
export function hearHub(
  parts: KioskParts,
  world: Pick<World, 'onHub'>,
  happen: (event: VisitEvent) => void,
): () => void {
  const { session, entries, deliveries, leasing, heard, clock, ownNumbers } = parts;
  const lookAtLease = (): void => leasing.look(heard.lease, clock.today(), ownNumbers.all());
  const stops = [
    session.onAnswer((message, answer) => {
      if (entries.answered(message, answer)) return;
      if (!asked.has(message.command.kind)) return;
      const owed = deliveries.note(message, answer);
      happen({ kind: 'answer', id: message.id, answer, otherwise: owed?.otherwise ?? null });
    }),
    world.onHub((isHere) => {
      if (!isHere) {
        happen({ kind: 'hub-lost' });
        return;
      }
      leasing.connected();
      lookAtLease();
    }),
    heard.onLease(lookAtLease),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
