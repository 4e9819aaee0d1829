import type { Logger } from 'pino';
import type { Command } from '@jiaohao/shared';
import type { HallDay } from '../domain/index.ts';
import type { HallRules } from './rules.ts';

/** A command the clock owes the hall, and when, epoch milliseconds. */
interface Deadline {
  readonly at: number;
  readonly command: Command;
}

/** What the clock owes the hall. */
export interface Deadlines {
  next(state: HallDay): Deadline | null;
  /** A deadline the domain set and then refused is a bug; asking again would be refused again, for ever. */
  giveUp(deadline: Deadline, code: string): void;
}

export function createDeadlines(rules: Pick<HallRules, 'nextDeadline'>, log: Logger): Deadlines {
  let givenUp: string | null = null;
  const keyOf = ({ at, command }: Deadline): string => `${at} ${command.kind}`;
  return {
    next(state) {
      const deadline = rules.nextDeadline(state);
      return deadline === null || keyOf(deadline) === givenUp ? null : deadline;
    },
    giveUp(deadline, code) {
      givenUp = keyOf(deadline);
      log.error({ due: deadline.command.kind, code }, 'the hall refused what its own clock owed it');
    },
  };
}
