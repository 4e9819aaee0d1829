import { signal } from '@preact/signals';
import type { Bilingual } from '@jiaohao/shared';

/** The parts of the page, in the order of their keys. */
export const tabs = [
  { id: 'tickets', zh: '号票', en: 'Tickets' },
  { id: 'undelivered', zh: '未送达', en: 'Undelivered' },
  { id: 'appointments', zh: '预约', en: 'Appointments' },
  { id: 'paper', zh: '补录', en: 'Paper list' },
  { id: 'conflicts', zh: '核对', en: 'Reconcile' },
  { id: 'by-hand', zh: '回访与手工', en: 'Call-backs' },
] as const satisfies readonly (Bilingual & { id: string })[];
export type TabId = (typeof tabs)[number]['id'];

/** Which one is open; it is in the address, so that a reload comes back to it. */
export const tab = signal<TabId>(idIn(location.hash));

export function openTab(id: TabId): void {
  tab.value = id;
  history.replaceState(null, '', `#${id}`);
}

addEventListener('hashchange', () => {
  tab.value = idIn(location.hash);
});

function idIn(hash: string): TabId {
  return tabs.find(({ id }) => `#${id}` === hash)?.id ?? 'tickets';
}
