import type { TicketState } from '@jiaohao/shared';
import type { HallEventType } from '../domain/hall-day/events.ts';

/** What an event does to its ticket's state. */
export interface Transition {
  readonly from: readonly TicketState[];
  readonly to: TicketState | 'same' | 'as before the call' | 'as told';
}

const queued = ['waiting', 'transferred', 'interrupted'] as const;
const atWindow = ['called', 'serving'] as const;
const open = [...queued, ...atWindow, 'held'] as const;
const judged = [...atWindow, 'done', 'held', 'transferred', 'waiting', 'missed', 'interrupted'] as const;

/** A ticket's legal life, by the event that moves it. Issuing, or entering afterwards, is the beginning of it. */
export const transitions: { readonly [K in HallEventType]?: Transition } = {
  deliveryChanged: { from: open, to: 'same' },
  ticketReprinted: { from: open, to: 'same' },
  printOrdered: { from: open, to: 'same' },
  ticketCalled: { from: queued, to: 'called' },
  ticketRecalled: { from: atWindow, to: 'same' },
  ticketStarted: { from: ['called'], to: 'serving' },
  ticketFinished: { from: atWindow, to: 'done' },
  ticketMissed: { from: ['called'], to: 'missed' },
  ticketReinstated: { from: ['missed'], to: 'waiting' },
  ticketHeld: { from: atWindow, to: 'held' },
  ticketReady: { from: ['held'], to: 'waiting' },
  ticketTransferred: { from: atWindow, to: 'transferred' },
  ticketInterrupted: { from: atWindow, to: 'interrupted' },
  ticketReleased: { from: queued, to: 'same' },
  ticketReassigned: { from: queued, to: 'same' },
  callCancelled: { from: ['called'], to: 'as before the call' },
  ticketCancelled: { from: [...queued, 'held', 'missed'], to: 'cancelled' },
  ticketAbandoned: { from: open, to: 'abandoned' },
  greenGranted: { from: open, to: 'same' },
  priorityRevoked: { from: open, to: 'same' },
  /** From anywhere but the end of its life: a clerk calls by hand whom they want. Over already when it was entered, or not. */
  callBackEntered: { from: [...open, 'missed'], to: 'as told' },
  visitEndBackEntered: { from: atWindow, to: 'as told' },
  gradeAsked: { from: judged, to: 'same' },
  ticketEvaluated: { from: judged, to: 'same' },
};
