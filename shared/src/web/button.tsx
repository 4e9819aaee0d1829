import type { IconNode } from 'lucide';
import type { Bilingual } from '../vocabulary/hall.ts';
import { Icon } from './icon.tsx';
import { say } from './language.ts';

export interface ButtonProps extends Bilingual {
  onPress?: () => void;
  /** `main`: what is most likely wanted here; one on a page. */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: IconNode;
  /** The key that does the same, as shown on it: `F2`. Listening for it is the page's. */
  hotkey?: string;
  disabled?: boolean;
  /** Sends the form it stands in. */
  submit?: boolean;
  /** Why it is there or cannot be pressed, shown when pointed at. */
  title?: string;
  class?: string;
}

/** A button with words in the language of the page. */
export function Button({ zh, en, onPress, look = 'plain', icon, hotkey, ...rest }: ButtonProps) {
  return (
    <button
      type={rest.submit === true ? 'submit' : 'button'}
      class={`button ${look} ${rest.class ?? ''}`}
      onClick={onPress}
      disabled={rest.disabled}
      title={rest.title}
      aria-keyshortcuts={hotkey}
    >
      {icon && <Icon of={icon} />}
      <span>{say({ zh, en })}</span>
      {hotkey !== undefined && <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  );
}
