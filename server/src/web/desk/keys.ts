import { useLayoutEffect } from 'preact/hooks';
import { openTab, tabs } from './tabs.ts';

/** What listens to a key of the page, by its place on the keyboard: `KeyG`, `Slash`, `ArrowDown`. */
export type Keys = Readonly<Record<string, () => void>>;

/**
 * The keys that open the parts of the page: 1, 2, … where nobody writes, and Alt with the same anywhere. Returns what ends it.
 */
export function listenForTabs(): () => void {
  return listen((event) => {
    const [, digit = ''] = /^(?:Digit|Numpad)(\d)$/.exec(event.code) ?? [];
    const chosen = tabs[Number(digit) - 1];
    if (chosen === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!event.altKey && writes(event.target)) return;
    event.preventDefault();
    openTab(chosen.id);
  });
}

/**
 * Keys of one part of the page, where nobody writes and nothing is asked. They are those of what is on the page: whoever is
 * fast presses the next key before a frame is drawn, which an effect would wait for.
 */
export function useKeys(keys: () => Keys): void {
  useLayoutEffect(() => listenForKeys(keys));
}

/** Ctrl+Enter, wherever on the page. */
export function useSendKey(send: () => void): void {
  useLayoutEffect(() =>
    listen((event) => {
      if (event.key !== 'Enter' || !event.ctrlKey) return;
      event.preventDefault();
      send();
    }),
  );
}

/** Presses keys that came too early once more, now that what they are for is there; until one of them opens a field. */
export async function pressAgain(codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    // What the key before changed is on the page first.
    await Promise.resolve();
    if (writes(document.activeElement)) return;
    dispatchEvent(new KeyboardEvent('keydown', { code }));
  }
}

function listenForKeys(keys: () => Keys): () => void {
  return listen((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const act = keys()[event.code];
    // Enter on a button is the button's own.
    if (act === undefined || (event.code === 'Enter' && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    act();
  });
}

function listen(hear: (event: KeyboardEvent) => void): () => void {
  const once = (event: KeyboardEvent): void => {
    if (!event.isComposing && !event.repeat) hear(event);
  };
  addEventListener('keydown', once);
  return () => removeEventListener('keydown', once);
}

/** Whether keys go into a field. */
export function writes(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
