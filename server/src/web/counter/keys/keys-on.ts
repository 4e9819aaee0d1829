import { signal } from '@preact/signals';

const place = 'jiaohao-counter-keys';

/** Whether single keys do something: who dictates to the computer, or leans on its keys, switches them off in this browser. */
export const keysOn = signal(remembered());

export function switchKeys(on: boolean): void {
  keysOn.value = on;
  try {
    localStorage.setItem(place, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing has them on again.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}
