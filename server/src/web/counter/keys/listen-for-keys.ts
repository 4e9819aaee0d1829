import { begin, callNumber } from '../acts/carry-out.ts';
import { keysOn } from './keys-on.ts';
import { ask, close, over } from '../dialogs/over.ts';
import { toPapers } from '../ticket/papers.tsx';
import { counter } from '../window/window-live.ts';
import { meaningOf, type Meaning } from './shortcuts.ts';
import { clear, erase, type, typed } from './typed.ts';

/** The keys of the page, as long as they are on, nothing is asked and nobody writes. Returns what ends it. */
export function listenForKeys(): () => void {
  const hear = (event: KeyboardEvent): void => {
    if (over.value !== null) return leaveQuestion(event);
    if (!keysOn.value || writes(event.target)) return;
    const meaning = meaningOf(event, typed.value);
    if (meaning === null) return;
    event.preventDefault();
    follow(meaning);
  };
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}

/**
 * A dialog closes by Escape on its own, but tells so a frame later: a clerk's next key would come too early. Within an input
 * method Escape is the method's.
 */
function leaveQuestion(event: KeyboardEvent): void {
  if (event.code !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  close();
}

function follow(meaning: Meaning): void {
  switch (meaning.kind) {
    case 'deed':
      return begin(meaning.deed);
    case 'digit':
      return counter.value === null ? undefined : type(meaning.digit, counter.value.numberDigits);
    case 'call-number':
      return callNumber();
    case 'erase':
      return erase();
    case 'clear':
      return clear();
    case 'papers':
      return toPapers();
    case 'other-window':
      return location.assign('/counter');
    case 'help':
      return ask({ kind: 'help' });
  }
}

/** Whether keys go into a field. */
function writes(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
