import type { Ticked } from './ticked.ts';

const place = 'jiaohao-ticked';

/** What was ticked before this page was opened again. */
export function keptTicked(): Ticked {
  try {
    const kept: Ticked = JSON.parse(sessionStorage.getItem(place) ?? '[]');
    return kept;
  } catch {
    return [];
  }
}

export function keepTicked(ticked: Ticked): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(ticked));
  } catch {
    // A browser that keeps nothing forgets them with the page.
  }
}
