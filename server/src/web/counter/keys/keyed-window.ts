/** What digits keyed one after the other have come to. */
export type Keyed =
  | { readonly kind: 'chosen'; readonly window: number }
  /** A window, unless another digit follows. */
  | { readonly kind: 'perhaps'; readonly window: number | null; readonly digits: string }
  | { readonly kind: 'none' };

/** One digit more, in a hall with these windows; chosen as soon as no other number begins so. */
export function keyed(windows: readonly number[], before: string, digit: string): Keyed {
  const digits = before + digit;
  const begin = windows.filter((window) => String(window).startsWith(digits));
  const window = begin.find((each) => String(each) === digits) ?? null;
  if (begin.some((each) => each !== window)) return { kind: 'perhaps', window, digits };
  return window === null ? { kind: 'none' } : { kind: 'chosen', window };
}
