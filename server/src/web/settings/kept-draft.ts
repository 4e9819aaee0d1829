import type { WrittenPlan } from '../../http/shapes/settings.ts';

/** A plan that is being worked on. */
export interface Draft {
  readonly plan: WrittenPlan;
  /** The version it is compared with and would follow. */
  readonly basedOn: number;
  readonly how: 'edited' | 'imported' | 'restored';
}

const place = 'jiaohao-settings-draft';

/** Keeps what is not saved yet with the tab: a session that ends, or a page loaded anew, costs nobody their work. */
export function keepDraft(staff: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify({ staff, draft }));
  } catch {
    // A browser that keeps nothing asks before it leaves the page.
  }
}

/** What the same person left in this tab. */
export function keptDraft(staff: string): Draft | null {
  try {
    const kept: { staff: string; draft: Draft } | null = JSON.parse(sessionStorage.getItem(place) ?? 'null');
    return kept?.staff === staff ? kept.draft : null;
  } catch {
    return null;
  }
}
