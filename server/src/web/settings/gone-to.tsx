import { useLayoutEffect } from 'preact/hooks';
import { wanted } from './places.ts';

/** Puts the cursor into the field that somebody went to. Stands behind the fields, which are drawn before it looks. */
export function GoneTo() {
  const field = wanted.value;
  useLayoutEffect(() => {
    if (field === null) return;
    nearest(field)?.focus();
    wanted.value = null;
  }, [field]);
  return null;
}

/** The field itself, or the closest around it that can be typed into or pressed. */
function nearest(field: string): HTMLElement | null {
  for (let place = field; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const within = document.querySelector(`[data-field="${CSS.escape(place)}"]`);
    const found = within?.querySelector<HTMLElement>('input, select, textarea, button, summary') ?? null;
    if (found !== null) return found;
  }
  return null;
}
