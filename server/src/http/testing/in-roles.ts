import type { StaffRole } from '@jiaohao/shared';
import { csrfTokenOf } from '../sign-in/csrf-token.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import { sessionCookie } from '../sign-in/who.ts';

/** What a page sends along in a session. */
export function asSession(token: string): Record<string, string> {
  return { cookie: `${sessionCookie}=${token}`, 'x-csrf-token': csrfTokenOf(token) };
}

/** Sessions of one person, each in the roles a test wants. */
export function inRoles(sessions: Sessions): {
  sessions: Sessions;
  /** The token of a session with these roles, as staff number 10. */
  as: (...roles: StaffRole[]) => string;
} {
  const rolesOf = new Map<string, readonly StaffRole[]>();
  return {
    sessions: {
      ...sessions,
      of(token, asked) {
        const session = sessions.of(token, asked);
        const roles = rolesOf.get(token);
        return session === null || roles === undefined ? session : { ...session, roles };
      },
    },
    as(...roles) {
      const { token } = sessions.open('10') ?? { token: '' };
      rolesOf.set(token, roles);
      return token;
    },
  };
}
