import { randomBytes } from 'node:crypto';
import type { Person } from './roles.ts';

export interface Session extends Person {
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Who is logged in at a page: bearer tokens in memory, gone after a shift or a restart of the hub. */
export interface Sessions {
  open(person: Person): { readonly token: string; readonly session: Session };
  of(token: string): Session | null;
  close(token: string): void;
}

/** A long shift. */
const shiftMs = 12 * 3_600_000;

/** `now`: epoch milliseconds. */
export function createSessions(now: () => number): Sessions {
  const sessions = new Map<string, Session>();
  const dropExpired = (): void => {
    for (const [token, session] of sessions) if (session.expiresAt <= now()) sessions.delete(token);
  };
  return {
    open({ staff, roles }) {
      dropExpired();
      const token = randomBytes(32).toString('base64url');
      const session = { staff, roles, expiresAt: now() + shiftMs };
      sessions.set(token, session);
      return { token, session };
    },
    of(token) {
      const session = sessions.get(token);
      return session !== undefined && session.expiresAt > now() ? session : null;
    },
    close: (token) => {
      sessions.delete(token);
    },
  };
}
