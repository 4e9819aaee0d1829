import type { AgentId, NumberLease } from '@jiaohao/shared';
import { isHubSilent, type Session } from '@jiaohao/shared/node';
import { runsLow, type NumberOfDate } from '../domain/offline/numbers.ts';

/** The wish is worth nothing once the hub is gone; the next connection asks again. */
const keepForMs = 10_000;

/** Asks the hub for more numbers when few are left. */
export interface Leasing {
  /** Looks whether that is so: at each connection, for each new lease, after each number given. */
  look(lease: NumberLease | null, today: string, given: readonly NumberOfDate[]): void;
  /** A new connection: what was asked before may not have been heard. */
  connected(): void;
}

/** Asks once for each lease and connection. */
export function openLeasing(kiosk: AgentId, session: Pick<Session, 'send' | 'online'>): Leasing {
  let asked: string | null = null;
  return {
    look(lease, today, given) {
      if (!session.online || lease === null || !runsLow(lease, today, given)) return;
      // The hub counts what it has in its books: once it has more, it may lease what it did not before.
      const asking = JSON.stringify(lease);
      if (asked === asking) return;
      asked = asking;
      session.send({ kind: 'lease-numbers', kiosk }, { keepForMs }).catch((error: unknown) => {
        if (!isHubSilent(error)) throw error;
      });
    },
    connected() {
      asked = null;
    },
  };
}
