import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { TicketNumber } from '@jiaohao/shared';
import type { Random } from '../../../hardware-sim/src/hall/random.ts';
import type { WholeHall } from '../../hall/whole-hall.ts';
import type { InHand } from '../ledger/evidence.ts';

/** What the simulated people of a run share: the hall, and what they know without asking any machine. */
export class Scene {
  readonly hall: WholeHall;
  /** Aborted when nobody new comes any more. */
  readonly closing: AbortSignal;
  readonly hands: InHand[] = [];
  /** Deeds that failed because something was broken, by what they were. */
  readonly failed = new Map<string, number>();
  /** Numbers that clerks have called by hand: nobody calls one twice on purpose. */
  readonly calledByHand = new Set<TicketNumber>();
  /** Numbers that were called, as everybody in the hall could see. */
  readonly seenCalled = new Set<TicketNumber>();
  private readonly owners = new Map<TicketNumber, string | null>();

  constructor(hall: WholeHall, closing: AbortSignal) {
    this.hall = hall;
    this.closing = closing;
  }

  /** A person has a number from now on. */
  gives(ticket: TicketNumber, person: string | null, from: InHand['from'], at = Date.now()): void {
    const known = this.hands.some(
      (hand) => hand.ticket === ticket && hand.person === person && hand.from === from,
    );
    if (known) return;
    this.hands.push({ at, ticket, person, from });
    this.owners.set(ticket, this.ownerOf(ticket) ?? person);
  }

  /** Whose number it is; null if it reached nobody that could be seen. */
  ownerOf(ticket: TicketNumber): string | null {
    return this.owners.get(ticket) ?? null;
  }

  /** Numbers somebody has and nobody was seen to call. */
  waiting(): TicketNumber[] {
    return [...this.owners.keys()].filter(
      (ticket) => !this.seenCalled.has(ticket) && !this.calledByHand.has(ticket),
    );
  }

  /** Lets time pass, until the hall closes at the latest. */
  async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.closing }).catch(() => {});
  }

  /** Does something that may fail while things are broken; null when it did. */
  async tries<T>(what: string, deed: () => Promise<T>): Promise<T | null> {
    try {
      return await deed();
    } catch (error) {
      // Not understanding an answer is no trouble of the hall.
      if (error instanceof z.ZodError) throw error;
      this.failed.set(what, (this.failed.get(what) ?? 0) + 1);
      return null;
    }
  }

  /** Somebody does the same again and again, with a rest before each time, until the hall closes. */
  async goesOn(random: Random, meanRestMs: number, deed: () => Promise<void>): Promise<void> {
    while (!this.closing.aborted) {
      await this.rest(random.exponential(meanRestMs));
      if (!this.closing.aborted) await deed();
    }
  }
}
