import { computed, effect, signal } from '@preact/signals';
import type { CheckedView, SavedView, VersionView, WrittenPlan } from '../../http/shapes/settings.ts';
import { send, type Said } from '../api.ts';
import { me } from '../session.ts';
import { keepDraft, keptDraft, type Draft } from './kept-draft.ts';
import { readSettings, settings } from './settings-book.ts';

/** Null: nothing is being changed. */
const draft = signal<Draft | null>(null);
/** What the hub says of the draft; null while it is asked. */
export const checked = signal<CheckedView | null>(null);

/** The plan as the page shows it. */
export const plan = computed(() => draft.value?.plan ?? settings.value?.plan ?? null);
/** Whether there is something to save or to give up. */
export const isChanged = computed(
  () => draft.value !== null && JSON.stringify(draft.value.plan) !== JSON.stringify(settings.value?.plan),
);
const newest = computed(() => settings.value?.latest.number ?? 0);
/** The version somebody saved while this draft was in the making; null as long as nobody did. */
export const overtakenBy = computed((): VersionView | null => {
  const latest = settings.value?.latest ?? null;
  if (latest === null || draft.value === null || !isChanged.value) return null;
  return latest.number > draft.value.basedOn ? latest : null;
});

/** Changes the plan in the page; nothing is saved yet. */
export function edit(change: (plan: WrittenPlan) => WrittenPlan): void {
  const now = settings.value;
  if (now === null) return;
  const before = draft.value ?? { plan: now.plan, basedOn: now.latest.number, how: 'edited' as const };
  draft.value = { ...before, plan: change(before.plan) };
}

/** Changes what stands under `hall`. */
export function editHall(more: Partial<WrittenPlan['hall']>): void {
  edit((before) => ({ ...before, hall: { ...before.hall, ...more } }));
}

/** Puts a whole plan into the page, from a file or from the history. */
export function takeUp(next: WrittenPlan, how: Draft['how']): void {
  if (settings.value !== null) draft.value = { plan: next, basedOn: settings.value.latest.number, how };
}

/** What is in the page follows the newest version instead of the one it was made from. */
export function keepOverNewest(): void {
  if (draft.value !== null && settings.value !== null)
    draft.value = { ...draft.value, basedOn: settings.value.latest.number };
}

export function giveUp(): void {
  draft.value = null;
}

/** Saves the draft as the next version. */
export async function save(note: string): Promise<Said<SavedView>> {
  if (draft.value === null) throw new Error('saved without a change');
  const said = await send<SavedView>('PUT', '/settings', { ...draft.value, note });
  await readSettings();
  if (said.ok) giveUp();
  return said;
}

/** Nobody types a letter and waits for what the hub thinks of it. */
const pauseMs = 250;

/** Has the hub check whatever is being changed. Returns what ends it. */
export function followDraft(): () => void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const staff = me.value?.staff ?? '';
  draft.value ??= keptDraft(staff);
  const ask = async (next: WrittenPlan, nth: number): Promise<void> => {
    const said = await send<CheckedView>('POST', '/settings/check', { plan: next });
    if (nth !== asked) return;
    if (said.ok) checked.value = said.value;
    // The hub is away: asked again until it is back.
    else pause = setTimeout(() => void ask(next, nth), pauseMs * 8);
  };
  const end = effect(() => {
    // What it changes is another thing once somebody saved a version.
    void newest.value;
    const next = isChanged.value ? (draft.value?.plan ?? null) : null;
    if (settings.value !== null) keepDraft(staff, next === null ? null : draft.value);
    // What was said of an earlier state stays until there is news, so that the page does not flicker.
    const nth = (asked += 1);
    clearTimeout(pause);
    if (next === null) checked.value = null;
    else pause = setTimeout(() => void ask(next, nth), pauseMs);
  });
  return () => {
    clearTimeout(pause);
    end();
  };
}
