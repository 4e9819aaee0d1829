import type { Answer } from '@jiaohao/shared';
import { laneOf, lanes, type IntakeLane } from './lanes.ts';
import type { WaitingWish, Wish } from './rules.ts';
import type { IntakeWatch } from './watch.ts';

export interface IntakeBounds {
  /** So many wait in each lane at most; what comes beyond is shed. */
  readonly waiting: Readonly<Record<IntakeLane, number>>;
  /** So many are decided together at most: what comes next waits no longer than they take. */
  readonly batch: number;
}

/**
 * Agents have more room, because everything they kept while the hub was away comes at once; a page that is shed is seen by
 * a person, who tries again.
 */
export const usualBounds: IntakeBounds = { waiting: { agents: 2048, pages: 512 }, batch: 256 };

/** Wishes on their way to the single writer, and those who wait for their answers. */
export interface Intake {
  /** Null, and nothing is kept, when the lane is full. */
  add(wish: Wish): Promise<Answer> | null;
  /** The promise of a wish that waits, if it does. */
  promised(id: string): Promise<Answer> | undefined;
  /** What is to be decided next, agents' wishes before those of pages, which are left a quarter of the room. */
  take(): WaitingWish[];
  /** To be decided anew, before anything that came later. Those who have been answered since stay out. */
  putBack(wishes: readonly WaitingWish[]): void;
  /** How many have not been taken. */
  waiting(lane: IntakeLane): number;
}

interface Taken extends WaitingWish {
  readonly lane: IntakeLane;
  /** By the process's own clock, ms. */
  readonly since: number;
}

export function createIntake(bounds: IntakeBounds, watch: IntakeWatch): Intake {
  const promises = new Map<string, Promise<Answer>>();
  const waiting: Record<IntakeLane, Taken[]> = { agents: [], pages: [] };
  const wait = (wish: Wish, lane: IntakeLane): Promise<Answer> =>
    new Promise((resolve) => {
      const since = performance.now();
      const answer = (given: Answer): void => {
        promises.delete(wish.id);
        watch.answered(lane, wish.command.kind, given, secondsSince(since));
        resolve(given);
      };
      waiting[lane].push({ ...wish, lane, since, answer });
    });
  return {
    add(wish) {
      const lane = laneOf(wish.actor);
      if (waiting[lane].length >= bounds.waiting[lane]) {
        watch.shed(lane);
        return null;
      }
      const promise = wait(wish, lane);
      promises.set(wish.id, promise);
      return promise;
    },
    promised: (id) => promises.get(id),
    take() {
      const agents = waiting.agents.splice(0, bounds.batch);
      const left = Math.max(bounds.batch - agents.length, Math.ceil(bounds.batch / 4));
      const taken = [...agents, ...waiting.pages.splice(0, left)];
      const now = performance.now();
      for (const { lane, since } of taken) watch.taken(lane, (now - since) / 1000);
      return taken;
    },
    putBack(wishes) {
      const still = wishes.filter(({ id }) => promises.has(id));
      for (const lane of lanes)
        waiting[lane].unshift(
          ...still
            .filter(({ actor }) => laneOf(actor) === lane)
            .map((wish) => ({ ...wish, lane, since: performance.now() })),
        );
    },
    waiting: (lane) => waiting[lane].length,
  };
}

const secondsSince = (ms: number): number => (performance.now() - ms) / 1000;
