import type { Actor, CallReason, Refusal, TicketNumber, WindowNumber } from '@jiaohao/shared';
import type { HallEvent } from './events.ts';
import type { Stamp } from './stamp.ts';

/** What the sender is told when its command was accepted. `views/ticket-slip.ts` makes the wire form of it. */
export type Outcome =
  | { readonly kind: 'ticket'; readonly ticket: TicketNumber; readonly repeat: boolean }
  | {
      readonly kind: 'called';
      readonly window: WindowNumber;
      readonly ticket: TicketNumber;
      readonly reason: CallReason;
    }
  | { readonly kind: 'done' };

/** Accepted: append the events, then evolve, then answer. No events: nothing changed, the answer still holds. */
export type Accepted = {
  readonly ok: true;
  readonly events: readonly HallEvent[];
  readonly outcome: Outcome;
};
export type Refused = { readonly ok: false; readonly refusal: Refusal };
export type Decision = Accepted | Refused;

/** When a command came and who wished it. */
export interface Arrival {
  readonly stamp: Stamp;
  readonly actor: Actor;
}
