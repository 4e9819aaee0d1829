import { EmptyBTree } from 'sorted-btree';
import type SortedTree from 'sorted-btree';
import type { TicketNumber } from '@jiaohao/shared';

/** The most tickets of one millisecond that a key can tell apart. */
const ORDERS = 1_000_000;

/** A place in a lane: by time (milliseconds since the day's midnight), ties by issue order. */
export type LaneKey = number;

export function laneKey(millisecondsOfDay: number, order: number): LaneKey {
  return millisecondsOfDay * ORDERS + order;
}

/**
 * Tickets in calling order. The head is kept at hand, so that asking who is next costs the same with ten or a hundred
 * thousand in the lane; adding and removing cost a short walk down a tree.
 */
export class Lane<Ticket extends { readonly number: TicketNumber }> {
  // Cloned, because the package's class is another import under Node than under a bundler; this name is the same.
  readonly #tree: SortedTree.default<LaneKey, Ticket> = EmptyBTree.clone();
  #head: [LaneKey, Ticket] | undefined;
  /** The place last asked about, and how many stand before it: places asked about move on slowly, with the clock. */
  #asked: LaneKey = -Infinity;
  #before = 0;

  get size(): number {
    return this.#tree.size;
  }

  add(key: LaneKey, ticket: Ticket): void {
    if (this.#tree.set(key, ticket) && key < this.#asked) this.#before += 1;
    if (this.#head === undefined || key < this.#head[0]) this.#head = [key, ticket];
  }

  remove(key: LaneKey): void {
    if (this.#tree.delete(key) && key < this.#asked) this.#before -= 1;
    if (key === this.#head?.[0]) this.#head = this.#tree.getPairOrNextHigher(key);
  }

  /** The first ticket, or null when empty. */
  head(): Ticket | null {
    return this.#head === undefined ? null : this.#head[1];
  }

  /** The first ticket with the time of its place (milliseconds of the day, or the count it was laned by). */
  first(): { time: number; ticket: Ticket } | undefined {
    return this.#head && { time: Math.floor(this.#head[0] / ORDERS), ticket: this.#head[1] };
  }

  /** All ticket numbers in calling order, lazily. */
  *[Symbol.iterator](): Generator<TicketNumber> {
    for (const ticket of this.#tree.values()) yield ticket.number;
  }

  /** How many stand before a place: at once for a place behind the last, else by walking from the place asked about last. */
  before(key: LaneKey): number {
    if (key > (this.#tree.maxKey() ?? -Infinity)) return this.#tree.size;
    const between = this.#tree.forRange(Math.min(key, this.#asked), Math.max(key, this.#asked), false);
    this.#before += key < this.#asked ? -between : between;
    this.#asked = key;
    return this.#before;
  }
}
