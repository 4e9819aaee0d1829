import { effect, signal } from '@preact/signals';
import type { Bilingual } from '../vocabulary/hall.ts';

/** What a page for staff speaks; pages for members show both. */
export type Language = 'zh' | 'en';

const place = 'jiaohao-language';

/** The language of this browser's staff pages: Chinese until somebody switches. */
export const language = signal<Language>(remembered());

/** The same words in the language of the page. */
export function say(words: Bilingual): string {
  return words[language.value];
}

/** Keeps the choice in this browser and tells it to whoever reads the page aloud. Call it once, when a staff page starts. */
export function keepLanguage(): void {
  effect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    try {
      localStorage.setItem(place, language.value);
    } catch {
      // A browser that keeps nothing starts in Chinese again.
    }
  });
}

function remembered(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}
