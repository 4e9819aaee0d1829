import type { Answer } from '@jiaohao/shared';
import { hubRefusal, type HubRefusalCode } from './refusals.ts';
import type { WaitingWish } from './rules.ts';

/** The hub’s own no to a command. */
export function refused(id: string, code: HubRefusalCode): Answer {
  return { id, outcome: 'refused', refusal: hubRefusal(code) };
}

/** Answers those that were answered before; returns the others. */
export function answerKnown(
  wishes: readonly WaitingWish[],
  known: ReadonlyMap<string, Answer>,
): WaitingWish[] {
  return wishes.filter((wish) => {
    const answer = known.get(wish.id);
    if (answer !== undefined) wish.answer(answer);
    return answer === undefined;
  });
}
