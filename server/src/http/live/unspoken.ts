import type { AgentId, WindowNumber } from '@jiaohao/shared';
import type { HallDay } from '../../domain/index.ts';
import type { Hall } from '../../runtime/hall.ts';
import type { CallHeard } from '../shapes/call.ts';
import { pacedBy } from './paced-by.ts';

/** It takes no longer than this until an agent that died or froze is known to be gone, ms. */
const noticedWithinMs = 10_000;

/** Calls that were left to the loudspeakers at the windows, for as long as nobody can know whether they were said. */
export interface Unspoken {
  /** A call, as the screens heard of it. */
  called(call: CallHeard): void;
  /** An agent is found gone: what it may not have said and still stands is told, oldest first, each call once. */
  agentGone(agent: AgentId): void;
}

/** `tell`: hears of each call that the hall's screen is to say instead. */
export function createUnspoken(hall: Pick<Hall, 'look'>, tell: (call: CallHeard) => void): Unspoken {
  const last = new Map<WindowNumber, CallHeard>();
  const gone = new Set<AgentId>();
  const leftBy = (agents: readonly AgentId[], state: HallDay): CallHeard[] => {
    const displays = state.plan.displays.filter(({ id }) => agents.includes(id));
    return displays.flatMap(({ windows }) => windows.flatMap((window) => last.get(window) ?? []));
  };
  const sayInstead = pacedBy(0, async () => {
    const agents = [...gone];
    gone.clear();
    const standing = await hall.look((state, { at }) => {
      const left = leftBy(agents, state);
      for (const { window } of left) last.delete(window);
      return left.filter((call) => at - call.at <= noticedWithinMs && stands(call, state));
    });
    for (const call of standing.sort((a, b) => a.at - b.at)) tell({ ...call, voice: 'screen', late: true });
  });
  return {
    called(call) {
      if (call.voice === 'window') last.set(call.window, call);
      else last.delete(call.window);
    },
    agentGone(agent) {
      gone.add(agent);
      sayInstead();
    },
  };
}

/** Whoever was called has not come to the window yet, and nobody else was called there. */
function stands({ window, ticket }: CallHeard, state: HallDay): boolean {
  return state.windows.get(window)?.current === ticket && state.tickets.get(ticket)?.state === 'called';
}
