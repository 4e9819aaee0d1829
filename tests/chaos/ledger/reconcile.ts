import { boardsAtRest } from './at-rest.ts';
import { balanced } from './balance.ts';
import type { Books } from './books.ts';
import { callsMade } from './calls.ts';
import type { Discrepancy, Evidence } from './evidence.ts';
import { numbersGivenOut } from './given-out.ts';
import { nobodyWaitsSilently } from './waiting.ts';

/** Compares the books of a day that has come to rest with what was seen and heard; returns all that does not agree, in time order. */
export function reconcile(books: Books, evidence: Evidence): Discrepancy[] {
  return [numbersGivenOut, callsMade, boardsAtRest, nobodyWaitsSilently, balanced]
    .flatMap((rule) => rule(books, evidence))
    .sort((a, b) => a.at - b.at);
}
