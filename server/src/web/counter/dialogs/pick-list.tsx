import { useLayoutEffect } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, say } from '@jiaohao/shared/web';

export interface Pick extends Bilingual {
  /** A digit or a letter that picks it. */
  readonly key: string;
  readonly onPick: () => void;
}

/** One of several, by its key or by pressing it; arrows go from one to the next. */
export function PickList({ name, picks }: { name: Bilingual; picks: readonly Pick[] }) {
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const pressed = /^(?:Key|Digit|Numpad)(?<key>[A-Z0-9])$/.exec(event.code)?.groups?.['key'];
      const picked = picks.find(({ key }) => key === pressed);
      if (picked === undefined) return;
      event.preventDefault();
      picked.onPick();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  });
  return (
    <div class="pick-list" role="group" aria-label={say(name)} onKeyDown={step}>
      {picks.map(({ key, zh, en, onPick }) => (
        <Button key={key} zh={zh} en={en} hotkey={key} onPress={onPick} />
      ))}
    </div>
  );
}

function step(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[at + by]?.focus();
}
