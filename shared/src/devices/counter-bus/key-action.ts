/** What a clerk's keys mean, in the words of the hall. */
export type KeyAction =
  | { readonly kind: PlainAction }
  /** Call this number; the digits as typed. */
  | { readonly kind: 'callNumber'; readonly digits: string }
  /** Call back a held ticket: the one typed, or (null) the one held longest. */
  | { readonly kind: 'ready'; readonly digits: string | null }
  /** Send the member to another window. */
  | { readonly kind: 'transfer'; readonly window: number }
  /** PRIVATE: `pin` is never logged; null where the keypad asks for none. */
  | { readonly kind: 'logIn'; readonly clerk: string; readonly pin: string | null };

/** Actions that need nothing but the key. */
export type PlainAction =
  | 'callNext'
  | 'recall'
  | 'cancel'
  | 'start'
  /** Ask the member for a grade. */
  | 'evaluate'
  /** Put aside while papers are checked. */
  | 'hold'
  /** The called member did not come. */
  | 'miss'
  /** Pause the window, or take up service again. */
  | 'pauseOrResume'
  | 'logOut';

/** Keys that mean nothing on this model: no such key, or digits the key does not take. The clerk hears a beep. */
export interface UnknownKeys {
  readonly kind: 'unknown';
  readonly because: 'no-such-key' | 'wrong-digits';
}
