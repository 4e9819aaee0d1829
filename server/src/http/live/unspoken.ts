import type { WindowNumber } from '@jiaohao/shared';
import type { HallDay } from '../../domain/index.ts';
import type { CallHeard } from '../shapes/call.ts';

/** It takes no longer than this until an agent that died or froze is known to be gone, ms. */
const noticedWithinMs = 10_000;

/** Calls that were left to the loudspeakers at the windows, for as long as nobody can know whether they were said. */
export interface Unspoken {
  /** A call, as the screens heard of it. */
  called(call: CallHeard): void;
  /**
   * The agent of these windows is found gone: its calls that may not have been said and still stand, oldest first, for the
   * hall's screen to say. Each is given once.
   */
  leftAt(windows: readonly WindowNumber[], state: HallDay, at: number): CallHeard[];
}

export function createUnspoken(): Unspoken {
  const last = new Map<WindowNumber, CallHeard>();
  return {
    called(call) {
      if (call.voice === 'window') last.set(call.window, call);
      else last.delete(call.window);
    },
    leftAt(windows, state, at) {
      const left = windows.flatMap((window) => last.get(window) ?? []);
      for (const window of windows) last.delete(window);
      return left
        .filter((call) => at - call.at <= noticedWithinMs && stands(call, state))
        .map((call): CallHeard => ({ ...call, voice: 'screen', late: true }))
        .sort((a, b) => a.at - b.at);
    },
  };
}

/** Whoever was called has not come to the window yet, and nobody else was called there. */
function stands({ window, ticket }: CallHeard, state: HallDay): boolean {
  return state.windows.get(window)?.current === ticket && state.tickets.get(ticket)?.state === 'called';
}
