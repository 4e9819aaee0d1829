import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Bilingual } from '../vocabulary/hall.ts';
import { say } from './language.ts';

export interface PanelProps {
  title: Bilingual;
  /** Beside the title: a count, a button. */
  aside?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

/** A part of a page with a title of its own. */
export function Panel({ title, aside, class: more = '', children }: PanelProps) {
  const id = useId();
  return (
    <section class={`panel ${more}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{say(title)}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
