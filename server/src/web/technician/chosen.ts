import { signal } from '@preact/signals';

const inAddress = (): string | null => {
  const id = decodeURIComponent(location.hash.slice(1));
  return id === '' ? null : id;
};

/** The device or host that is looked at; it stands in the address, so that it can be sent to somebody. */
export const chosen = signal<string | null>(inAddress());

/** Null: nothing of its own, the whole hall. */
export function choose(id: string | null): void {
  chosen.value = id;
  history.replaceState(null, '', `#${encodeURIComponent(id ?? '')}`);
}
