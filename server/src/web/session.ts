import { signal } from '@preact/signals';
import type { Bilingual, StaffRole } from '@jiaohao/shared';
import { isLeaving, leaveFor, read, send, signInAgain, useCsrfToken } from './api.ts';

/** Who is signed in at this page. */
export interface Me {
  readonly staff: string;
  readonly name: Bilingual;
  readonly roles: readonly StaffRole[];
  readonly csrf: string;
}

/** Null until the hub has said who it is. */
export const me = signal<Me | null>(null);

/** Finds out who is signed in; somebody who is not is sent to sign in, and comes back. */
export async function meetSession(): Promise<void> {
  if (isLeaving()) return;
  const said = await read<Me>('/session');
  if (said.ok) {
    useCsrfToken(said.value.csrf);
    me.value = said.value;
  } else if (said.refusal.code === 'log-in-first') {
    signInAgain();
  } else {
    setTimeout(() => void meetSession(), againMs);
  }
}

/** The hub is away: asked again until it is back. */
const againMs = 2000;

export async function signOut(): Promise<void> {
  // The hub ends the page's stream with the session, and what hears of that must not lead back here.
  await leaveFor('/sign-in', () => send('DELETE', '/session'));
}

/** Whether somebody with one of these roles is signed in. What they may do is decided by the hub; pages only leave out the rest. */
export function is(...roles: readonly StaffRole[]): boolean {
  return me.value?.roles.some((role) => roles.includes(role)) ?? false;
}
