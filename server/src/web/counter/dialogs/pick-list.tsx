import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, say } from '@jiaohao/shared/web';
import { digitsInARow } from '../keys/digits-in-a-row.ts';

export interface Pick extends Bilingual {
  /** A letter that picks it, or a number whose digits do. */
  readonly key: string;
  readonly onPick: () => void;
}

/** One of several, by its key or by pressing it; arrows go from one to the next. */
export function PickList({ name, picks }: { name: Bilingual; picks: readonly Pick[] }) {
  const latest = useRef(picks);
  latest.current = picks;
  useLayoutEffect(() => {
    const pick = (picked: string): void => latest.current.find(({ key }) => key === picked)?.onPick();
    const row = digitsInARow((number) => pick(String(number)));
    const hear = (event: KeyboardEvent): void => {
      const pressed = pressedKey(event);
      if (pressed === null) return;
      event.preventDefault();
      if (/\d/.test(pressed)) row.key(pressed, numbersIn(latest.current));
      else pick(pressed);
    };
    addEventListener('keydown', hear);
    return () => {
      row.forget();
      removeEventListener('keydown', hear);
    };
  }, []);
  return (
    <div class="pick-list" role="group" aria-label={say(name)} onKeyDown={step}>
      {picks.map(({ key, zh, en, onPick }) => (
        <Button key={key} zh={zh} en={en} hotkey={key} onPress={onPick} />
      ))}
    </div>
  );
}

/** The letter or digit of a key that is no shortcut and not written into a field. */
function pressedKey({ code, target, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent): string | null {
  if (ctrlKey || altKey || metaKey || repeat) return null;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return null;
  return /^(?:Key|Digit|Numpad)(?<key>[A-Z0-9])$/.exec(code)?.groups?.['key'] ?? null;
}

const numbersIn = (picks: readonly Pick[]): number[] =>
  picks.flatMap(({ key }) => (/^\d+$/.test(key) ? [Number(key)] : []));

function step(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[at + by]?.focus();
}
