import type { Answer } from '@jiaohao/shared';
import type { WaitingWish, Wish } from './rules.ts';

/** Wishes on their way to the single writer, and those who wait for their answers. */
export interface Intake {
  /** The same id again, while the first waits, gets the first's answer. */
  add(wish: Wish): Promise<Answer>;
  /** The promise of a wish that waits, if it does. */
  promised(id: string): Promise<Answer> | undefined;
  /** Everything that has come in since the last time. */
  take(): WaitingWish[];
  /** To be decided anew, before anything that came later. Those who have been answered since stay out. */
  putBack(wishes: readonly WaitingWish[]): void;
}

export function createIntake(): Intake {
  const promises = new Map<string, Promise<Answer>>();
  let waiting: WaitingWish[] = [];
  return {
    add(wish) {
      const promise = new Promise<Answer>((resolve) => {
        const answer = (given: Answer): void => {
          promises.delete(wish.id);
          resolve(given);
        };
        waiting.push({ ...wish, answer });
      });
      promises.set(wish.id, promise);
      return promise;
    },
    promised: (id) => promises.get(id),
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    putBack(wishes) {
      waiting.unshift(...wishes.filter(({ id }) => promises.has(id)));
    },
  };
}
