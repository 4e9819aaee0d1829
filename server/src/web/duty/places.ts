import { signal } from '@preact/signals';

/** What the page shows: the floor, the checks before the day, or who waited how long. */
const places = ['floor', 'opening', 'waits'] as const;
export type Place = (typeof places)[number];

/** Where the page is; in its address too, so that it can be kept as a bookmark and the browser goes back. */
export const place = signal<Place>(inAddress());

function inAddress(): Place {
  return places.find((each) => location.hash === `#${each}`) ?? 'floor';
}

/** Follows the address; call it once, when the page starts. */
export function followPlace(): () => void {
  const moved = (): void => {
    place.value = inAddress();
  };
  addEventListener('hashchange', moved);
  return () => removeEventListener('hashchange', moved);
}
