import { signal } from '@preact/signals';
import { followLive, type Live } from '@jiaohao/shared/web';
import type { Page } from '../domain/page.ts';
import type { Touch } from '../domain/visit/visit.ts';

/** The page to show; null until the agent has said anything. */
export const page = signal<Page | null>(null);
/** When it goes back by itself, on this browser's clock, and from when on it asks whether somebody is there. */
export const leaving = signal<{ readonly at: number; readonly asksFrom: number } | null>(null);

let live: Live | null = null;
/** False once the agent is dead or stands still: nothing may look alive then. */
export const alive = (): boolean => live?.live.value !== false;

const stayEveryMs = 5000;
/** The question whether somebody is there stands for the last third of the time, and never longer than this. */
const askForMs = 10_000;

/** Follows the agent's pages and tells it of fingers. */
export function followPage(): void {
  live = followLive({ url: '/api/page', hears: { page: turnTo } });
  let stayedAt = -Infinity;
  const stay = (): void => {
    if (performance.now() - stayedAt < stayEveryMs) return;
    stayedAt = performance.now();
    touch({ touch: 'stay' });
  };
  document.addEventListener('scroll', stay, { capture: true, passive: true });
  // A long press is no right click here.
  document.addEventListener('contextmenu', (event) => event.preventDefault());
}

function turnTo(next: Page): void {
  const before = page.value;
  page.value = next;
  document.documentElement.classList.toggle('large', next.large);
  if (next.leavesIn === null) {
    leaving.value = null;
    return;
  }
  const at = performance.now() + next.leavesIn;
  const asked = before?.serial === next.serial ? leaving.value : null;
  const asksFrom = asked?.asksFrom ?? at - Math.min(askForMs, next.leavesIn / 3);
  leaving.value = { at, asksFrom };
}

/** Tells the agent of a touch on the page now shown. What came of it arrives as the next page. */
export function touch(message: Touch): void {
  const serial = page.value?.serial;
  if (serial === undefined) return;
  fetch('/api/touch', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ serial, touch: message }),
  }).catch(() => {
    // An agent that does not take it has fallen silent as well, which is what the page then says.
  });
}
