import type { Command } from '@jiaohao/shared';
import { brokenInvariants, PriorityWatch } from '../../server/src/domain/hall-day/invariants.ts';
import * as domain from '../../server/src/domain/index.ts';
import type { HallDay } from '../../server/src/domain/index.ts';
import { dispatch, type ByKind } from '../../server/src/audit/dispatch.ts';
import type { HallRules } from '../../server/src/runtime/rules.ts';

/** The hub's own rules, watched. */
export interface WatchedRules extends HallRules {
  readonly watch: Watch;
}

/** What the watch saw. */
interface Watch {
  /** Broken invariants and exceptions, one sentence each. */
  readonly broken: string[];
  /** The last commands decided, oldest first. */
  readonly last: string[];
  /** The most priority calls in a row that any regular ticket saw. */
  readonly longestRun: number;
}

const remembered = 12;

/**
 * The real `decide` and `evolve`; every call is judged before it is evolved, and the whole state after each command.
 * A command's events are one step for everybody outside, so nobody ever sees the state between them.
 */
export function watchRules(): WatchedRules {
  const broken: string[] = [];
  const last: string[] = [];
  let runs = new PriorityWatch();
  let longest = 0;
  const judges: ByKind<[state: HallDay], void> = {
    dayOpened: () => {
      runs = new PriorityWatch();
    },
    ticketCalled: (event, state) => {
      broken.push(...runs.beforeCall(state, event));
      longest = Math.max(longest, runs.longest);
    },
  };
  const guarded = <T>(what: string, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      broken.push(
        `${what} threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      throw error;
    }
  };
  return {
    decide(state, plan, command, stamp, actor) {
      remember(last, command, `${clock(stamp.minute)} ${JSON.stringify(actor)}`);
      return guarded('decide', () => domain.decide(state, plan, command, stamp, actor));
    },
    evolve: (state, event) =>
      guarded('evolve', () => {
        dispatch(judges, event, state);
        return domain.evolve(state, event);
      }),
    nextDeadline: domain.nextDeadline,
    answerFacts(state, outcome, stamp) {
      broken.push(...brokenInvariants(state));
      return domain.answerFacts(state, outcome, stamp);
    },
    commandResult: domain.commandResult,
    watch: {
      broken,
      last,
      get longestRun() {
        return longest;
      },
    },
  };
}

function remember(last: string[], command: Command, who: string): void {
  last.push(`${who} ${JSON.stringify(command)}`);
  if (last.length > remembered) last.shift();
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
