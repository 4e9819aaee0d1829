import type { VisitEffect, VisitEvent } from '../domain/visit/visit.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { World } from './surroundings.ts';

type Effect<K extends VisitEffect['effect']> = Extract<VisitEffect, { effect: K }>;

/** The hands of the visit machine. */
export interface Hands {
  carryOut(effect: VisitEffect): void;
  /** The time-out that is armed is forgotten. */
  close(): void;
}

/** Carries out what the machine proposes; what comes of it is told through `happen`. */
export function openHands(
  parts: KioskParts,
  world: Pick<World, 'around'>,
  happen: (event: VisitEvent) => void,
): Hands {
  let timer: NodeJS.Timeout | undefined;
  const print = async ({ id, paper }: Effect<'print'>): Promise<void> => {
    // One taken out of service may be hot, one that comes and goes is not relied on: not even a try.
    const outcome = world.around.printerWorks ? await parts.printer?.print(paper) : undefined;
    happen({ kind: 'print-ended', id, printed: outcome?.printed ?? false });
  };
  const giveNumber = (asked: Effect<'give-number'>): void => {
    const { id } = asked;
    const given = parts.ownNumbers.give(asked);
    if ('none' in given) happen({ kind: 'no-number', id, why: given.none });
    else happen({ kind: 'number-given', id, ...given });
    parts.leasing.look(parts.heard.lease, parts.clock.today(), parts.ownNumbers.all());
  };
  return {
    carryOut(effect) {
      switch (effect.effect) {
        case 'send':
          // The answer comes to onAnswer, which also hears answers to what was asked before a restart.
          void parts.session.send(effect.command, { id: effect.id });
          return;
        case 'give-number':
          giveNumber(effect);
          return;
        case 'print':
          void print(effect);
          return;
        case 'account':
          parts.deliveries.account(effect.id, effect.delivery);
          return;
        case 'account-own':
          parts.entries.account(effect.ticket, effect.delivery, effect.id);
          return;
        case 'arm':
          clearTimeout(timer);
          timer = setTimeout(() => happen({ kind: 'time-out', serial: effect.serial }), effect.ms);
      }
    },
    close: () => clearTimeout(timer),
  };
}
