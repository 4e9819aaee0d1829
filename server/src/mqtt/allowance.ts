import type { AgentId, CommandKind } from '@jiaohao/shared';
import type { AgentProfile } from './access.ts';

/** How much one agent may ask of the hub at once, so that a mad one does not keep the others from it. */
export interface Allowance {
  /** Whether the hub takes on another command of this agent now. */
  takesOn(agent: AgentProfile, kind: CommandKind): boolean;
  /** It has taken one on; returns what says that it is answered. */
  begin(agent: AgentId): () => void;
  /** The hall had no time for one. */
  shed(agent: AgentProfile, kind: CommandKind): void;
}

/** What a kiosk may have kept over a long outage, and half of what the hall lets wait. */
const usualMost = 1024;
/** What was on its way behind a command that was shed is here by then. Much less than agents are asked to wait. */
const behindMs = 500;

/** @param now milliseconds of a clock that is never set */
export function createAllowance(now: () => number, most = usualMost): Allowance {
  const unanswered = new Map<AgentId, number>();
  const shedUntil = new Map<AgentId, number>();
  const count = (agent: AgentId, by: number): void => {
    const left = (unanswered.get(agent) ?? 0) + by;
    if (left > 0) unanswered.set(agent, left);
    else unanswered.delete(agent);
  };
  const allowance: Allowance = {
    takesOn(agent, kind) {
      if (isInOrder(agent, kind) && now() < (shedUntil.get(agent.id) ?? 0)) return false;
      if ((unanswered.get(agent.id) ?? 0) < most) return true;
      allowance.shed(agent, kind);
      return false;
    },
    begin(agent) {
      count(agent, 1);
      return () => count(agent, -1);
    },
    shed(agent, kind) {
      if (isInOrder(agent, kind)) shedUntil.set(agent.id, now() + behindMs);
    },
  };
  return allowance;
}

/** What an agent keeps and sends again comes in the order in which it happened: nothing of it may overtake what was shed. */
function isInOrder(agent: AgentProfile, kind: CommandKind): boolean {
  return agent.kind === 'kiosk' || kind === 'back-enter-call';
}
