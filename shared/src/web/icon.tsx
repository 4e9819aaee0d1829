import type { IconNode } from 'lucide';
import { h } from 'preact';

/** A line drawing beside words that say the same; `of` is an icon of lucide. Alone it needs a `label`. */
export function Icon({ of, label }: { of: IconNode; label?: string }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      role={label === undefined ? 'presentation' : 'img'}
      aria-hidden={label === undefined}
      aria-label={label}
    >
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
