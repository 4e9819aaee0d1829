import { deedOf, type DeedId } from '../acts/deeds.ts';

/** What a key means at the page of a window. */
export type Meaning =
  | { readonly kind: 'deed'; readonly deed: DeedId }
  | { readonly kind: 'digit'; readonly digit: string }
  /** The number that was typed. */
  | { readonly kind: 'call-number' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'papers' }
  | { readonly kind: 'other-window' }
  | { readonly kind: 'help' };

export type Press = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat'
>;

/** Keys beside the deeds', as they are shown. */
export const otherKeys = { papers: 'D', 'other-window': 'W', help: '?' } as const;

/**
 * What a press means; null: nothing to us. By the place of the key, for an input method may have taken its letter. A key held
 * down is one press, and what goes with Ctrl, Alt or Meta is the browser's.
 * @param typed digits typed so far
 */
export function meaningOf(press: Press, typed: string): Meaning | null {
  const { code, ctrlKey, altKey, metaKey, shiftKey, repeat } = press;
  if (ctrlKey || altKey || metaKey || repeat) return null;
  if (press.key === otherKeys.help || (shiftKey && code === 'Slash')) return { kind: 'help' };
  if (shiftKey) return null;
  const digit = /^(?:Digit|Numpad)(?<digit>\d)$/.exec(code)?.groups?.['digit'];
  if (digit !== undefined) return { kind: 'digit', digit };
  return ofEditing(code, typed) ?? ofLetter(/^Key(?<letter>[A-Z])$/.exec(code)?.groups?.['letter'] ?? '');
}

/** Without digits these keys are what they are anywhere: Enter presses the button that has the focus. */
function ofEditing(code: string, typed: string): Meaning | null {
  if (typed === '') return null;
  if (code === 'Enter' || code === 'NumpadEnter') return { kind: 'call-number' };
  if (code === 'Backspace') return { kind: 'erase' };
  return code === 'Escape' ? { kind: 'clear' } : null;
}

function ofLetter(letter: string): Meaning | null {
  if (letter === otherKeys.papers) return { kind: 'papers' };
  if (letter === otherKeys['other-window']) return { kind: 'other-window' };
  const deed = deedOf(letter);
  return deed === null ? null : { kind: 'deed', deed };
}
