import type { VisitEffect, VisitEvent } from '../domain/visit/visit.ts';
import type { KioskParts } from './kiosk-parts.ts';
import type { World } from './surroundings.ts';

type Effect<K extends VisitEffect['effect']> = Extract<VisitEffect, { effect: K }>;

/** The hands of the visit machine. */
export interface Hands {
  carryOut(effect: VisitEffect): void;
  /** Milliseconds until the time-out armed for this serial; null if there is none. */
  timeLeft(serial: number): number | null;
  /** What was to be done later is not. */
  close(): void;
}

const retryMs = 5000;

/** Carries out what the machine proposes; what comes of it is told through `happen`. */
export function openHands(
  parts: KioskParts,
  world: Pick<World, 'around'>,
  happen: (event: VisitEvent) => void,
): Hands {
  let timer: NodeJS.Timeout | undefined;
  let armed: { readonly serial: number; readonly until: number } | null = null;
  const retries = new Set<NodeJS.Timeout>();
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
  const send = ({ id, command }: Effect<'send'>): void => {
    try {
      // The answer comes to onAnswer, which also hears answers to what was asked before a restart.
      void parts.session.send(command, { id });
    } catch (error) {
      parts.log.error({ error }, 'a wish cannot be kept on the disk and is not sent; is the disk full?');
      happen({ kind: 'not-sent', id });
    }
  };
  /** What became of a ticket stays true: said again until the disk takes it. */
  const account = (say: () => void): void => {
    try {
      say();
    } catch (error) {
      parts.log.error({ error }, 'an account of a ticket cannot be kept on the disk; it is tried again');
      const retry = setTimeout(() => {
        retries.delete(retry);
        account(say);
      }, retryMs);
      retries.add(retry);
    }
  };
  return {
    carryOut(effect) {
      switch (effect.effect) {
        case 'send':
          send(effect);
          return;
        case 'give-number':
          giveNumber(effect);
          return;
        case 'print':
          void print(effect);
          return;
        case 'account':
          account(() => parts.deliveries.account(effect.id, effect.delivery));
          return;
        case 'account-own':
          account(() => parts.entries.account(effect.ticket, effect.delivery, effect.id));
          return;
        case 'arm':
          clearTimeout(timer);
          armed = { serial: effect.serial, until: performance.now() + effect.ms };
          timer = setTimeout(() => happen({ kind: 'time-out', serial: effect.serial }), effect.ms);
      }
    },
    timeLeft(serial) {
      if (armed?.serial !== serial) return null;
      return Math.max(0, Math.round(armed.until - performance.now()));
    },
    close() {
      for (const each of [timer, ...retries]) clearTimeout(each);
    },
  };
}
