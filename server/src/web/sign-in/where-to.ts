import type { StaffRole } from '@jiaohao/shared';

/** The page somebody works at; who has several roles arrives where the whole hall is in view. */
const ownPages: readonly (readonly [StaffRole, string])[] = [
  ['duty-manager', '/duty'],
  ['consultant', '/desk'],
  ['clerk', '/counter'],
  ['technician', '/technician'],
  ['admin', '/accounts'],
];

/**
 * Where somebody goes who has signed in: to the page they came from, if it is one of this hub, or else to their own.
 * @param here the address of the page, with its `?next=`
 */
export function whereTo(here: string, roles: readonly StaffRole[]): string {
  const { origin, searchParams } = new URL(here);
  const [, own = '/'] = ownPages.find(([role]) => roles.includes(role)) ?? [];
  return ownPath(searchParams.get('next') ?? '', origin) ?? own;
}

/** A path of this hub, or null for anything that would lead elsewhere, however it is written. */
function ownPath(next: string, origin: string): string | null {
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return null;
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in'))
    return null;
  return url.pathname + url.search + url.hash;
}
