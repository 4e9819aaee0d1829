import { Languages } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Bilingual } from '../vocabulary/hall.ts';
import { Icon } from './icon.tsx';
import { language, say } from './language.ts';

export interface TopBarProps {
  title: Bilingual;
  /** The hall's name. */
  hall?: Bilingual | null;
  /** Links, clock, who is signed in. */
  children?: ComponentChildren;
}

/** The head of a staff page; switches the language. */
export function TopBar({ title, hall, children }: TopBarProps) {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <header class="top-bar">
      <h1>{say(title)}</h1>
      {hall && <span class="hall">{say(hall)}</span>}
      <span class="grows" />
      {children}
      <button
        type="button"
        class="button"
        lang={other === 'en' ? 'en' : 'zh-CN'}
        onClick={() => {
          language.value = other;
        }}
      >
        <Icon of={Languages} />
        {other === 'en' ? 'English' : '中文'}
      </button>
    </header>
  );
}
