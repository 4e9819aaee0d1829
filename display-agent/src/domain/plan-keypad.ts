import { counterBus, type KeypadDesired } from '@jiaohao/shared';

/** What a keypad is to say: how the queue stands, or a code that tells the clerk why not. */
export type KeypadSays =
  | {
      readonly kind: 'queue';
      readonly desired: Pick<KeypadDesired, 'ticket' | 'waiting'>;
      /** Called a moment ago: a display with room for one number shows the ticket now and the waiting count later. */
      readonly justCalled: boolean;
    }
  /** Three digits, see `Refusal.digits`. */
  | { readonly kind: 'code'; readonly digits: string };

/** A keypad on the bus. */
export interface KeypadAt {
  readonly address: number;
  readonly model: counterBus.Model;
}

/**
 * What to send so that a keypad says `says`: nothing when it shows that already, the whole display when what it shows is
 * unknown (undefined) or something else.
 */
export function planKeypad(
  shown: counterBus.Positions | undefined,
  says: KeypadSays,
  { address, model }: KeypadAt,
): counterBus.Display[] {
  const display = displayFor(says, address, model);
  if (display === undefined) return [];
  const same = shown?.every((position, i) => position === display.positions[i]) ?? false;
  return same ? [] : [display];
}

function displayFor(
  says: KeypadSays,
  address: number,
  model: counterBus.Model,
): counterBus.Display | undefined {
  if (says.kind === 'code') return counterBus.digitsDisplay(address, says.digits);
  const { ticket, waiting } = says.desired;
  if (model.display === 'both') return counterBus.displaysOf(model, address, { ticket, waiting })[0];
  const ticketAlone = says.justCalled && ticket !== null;
  const face = ticketAlone ? { ticket, waiting: null } : { ticket: null, waiting };
  return counterBus.displaysOf(model, address, face)[0];
}
