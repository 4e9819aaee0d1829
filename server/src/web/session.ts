import { signal } from '@preact/signals';
import type { Bilingual, StaffRole } from '@jiaohao/shared';
import { read, send, useCsrfToken } from './api.ts';

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
  const said = await read<Me>('/session');
  if (said.ok) {
    useCsrfToken(said.value.csrf);
    me.value = said.value;
  } else if (said.refusal.code === 'log-in-first') {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  } else {
    setTimeout(() => void meetSession(), againMs);
  }
}

/** The hub is away: asked again until it is back. */
const againMs = 2000;

export async function signOut(): Promise<void> {
  await send('DELETE', '/session');
  location.assign('/sign-in');
}

/** Whether somebody with one of these roles is signed in. What they may do is decided by the hub; pages only leave out the rest. */
export function is(...roles: readonly StaffRole[]): boolean {
  return me.value?.roles.some((role) => roles.includes(role)) ?? false;
}
