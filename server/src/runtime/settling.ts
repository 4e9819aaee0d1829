import type { AgentId } from '@jiaohao/shared';
import type { Wish } from './rules.ts';

/**
 * The first moments after the hub's start. A window may have called by hand while the hub was away and be about to enter
 * it: until it has, nobody else may call the same number from a page.
 */
export interface Settling {
  /** Display agents that have not yet said everything they did without the hub. */
  readonly waitingFor: ReadonlySet<AgentId>;
  /** It does not wait longer than this, epoch milliseconds. */
  readonly until: number;
}

/** An agent that is not back by then may be gone for good. */
const settleAtMostMs = 5000;

/** @param displayAgents those whose windows may have called without the hub; none: there is nothing to wait for */
export function settlingFrom(
  now: number,
  displayAgents: Iterable<AgentId>,
  atMostMs = settleAtMostMs,
): Settling {
  return { waitingFor: new Set(displayAgents), until: now + atMostMs };
}

/** The agent is here and has said everything it did without the hub. */
export function agentIsThrough(settling: Settling, agent: AgentId): Settling {
  return { ...settling, waitingFor: new Set([...settling.waitingFor].filter((one) => one !== agent)) };
}

/** Whether this wish must be sent again in a moment. The agents' own calls never wait: their outbox comes first. */
export function mustSettle(settling: Settling, { command, actor }: Omit<Wish, 'id'>, now: number): boolean {
  const calls = command.kind === 'call-next' || command.kind === 'call-number';
  return calls && !('agent' in actor) && settling.waitingFor.size > 0 && now < settling.until;
}
