import { signal } from '@preact/signals';
import type { Page } from '../domain/page.ts';
import type { Touch } from '../domain/visit/visit.ts';

/** The page to show; null until the agent has said anything. */
export const page = signal<Page | null>(null);
/** Whether the agent is there. A dead agent must not leave a live-looking page standing. */
export const connected = signal(true);

const stayEveryMs = 5000;

/** Follows the agent's pages and tells it of fingers; the browser reconnects by itself. */
export function followPage(): void {
  const source = new EventSource('/api/page');
  source.addEventListener('open', () => {
    connected.value = true;
  });
  source.addEventListener('error', () => {
    connected.value = false;
  });
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const next: Page = JSON.parse(event.data);
    const turned = next.page !== page.value?.page;
    page.value = next;
    connected.value = true;
    if (turned) window.scrollTo(0, 0);
  });
  let stayedAt = 0;
  const stay = (): void => {
    if (Date.now() - stayedAt < stayEveryMs) return;
    stayedAt = Date.now();
    touch({ touch: 'stay' });
  };
  document.addEventListener('scroll', stay, { capture: true, passive: true });
  // A long press is no right click here.
  document.addEventListener('contextmenu', (event) => event.preventDefault());
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
    connected.value = false;
  });
}
