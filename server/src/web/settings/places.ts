import { signal } from '@preact/signals';
import type { Bilingual } from '@jiaohao/shared';
import { checked } from './draft.ts';
import { settings } from './settings-book.ts';

/** The parts of the page, in their order. */
export const sections = [
  { id: 'hall', zh: '大厅', en: 'Hall' },
  { id: 'services', zh: '业务', en: 'Services' },
  { id: 'windows', zh: '窗口', en: 'Windows' },
  { id: 'devices', zh: '取号机与设备', en: 'Kiosks and devices' },
  { id: 'notices', zh: '告示', en: 'Notices' },
  { id: 'appointments', zh: '预约', en: 'Appointments' },
  { id: 'rules', zh: '规则', en: 'Rules' },
  { id: 'history', zh: '历史', en: 'History' },
  { id: 'files', zh: '导入导出', en: 'Import and export' },
] as const;
export type Section = (typeof sections)[number]['id'];

/** The part that is open; stands in the address after `#`. */
export const section = signal<Section>(sectionInAddress());
/** Items of lists whose forms are open, by their place in the plan: `hall.services.2`. */
export const opened = signal<ReadonlySet<string>>(new Set());

export function followAddress(): () => void {
  const heard = (): void => {
    section.value = sectionInAddress();
  };
  addEventListener('hashchange', heard);
  return () => removeEventListener('hashchange', heard);
}

function sectionInAddress(): Section {
  const named = location.hash.slice(1);
  return sections.find(({ id }) => id === named)?.id ?? 'hall';
}

export function setOpen(place: string, open: boolean): void {
  if (opened.value.has(place) === open) return;
  const next = new Set(opened.value);
  if (open) next.add(place);
  else next.delete(place);
  opened.value = next;
}

/** What the hub finds wrong with exactly this field. */
export function wrongAt(place: string): Bilingual | null {
  return checked.value?.problems.find(({ field }) => field === place) ?? null;
}

/** How many problems there are at a place or below it. */
export function wrongBelow(place: string): number {
  const all = checked.value?.problems ?? [];
  return all.filter(({ field }) => field === place || field.startsWith(`${place}.`)).length;
}

/** Which part of the page a field stands in. */
function sectionOf(field: string): Section {
  const [first, second = ''] = field.split('.');
  if (first === 'agents') return 'devices';
  const setting = /^hall\.settings\.(?<id>.+)$/.exec(field)?.groups?.['id'];
  if (setting !== undefined) return sectionOfSetting(setting);
  if (second === 'services' || second === 'windows' || second === 'appointments') return second;
  return second === 'standingNotices' ? 'notices' : 'hall';
}

/** Opening hours stand with the hall, promised waits with the services, appointments with theirs, the rest with the rules. */
export function sectionOfTheme(theme: string): Section {
  if (theme === 'hours') return 'hall';
  if (theme === 'appointments') return theme;
  return theme === 'promises' ? 'services' : 'rules';
}

function sectionOfSetting(id: string): Section {
  return sectionOfTheme(settings.value?.settings.find((setting) => setting.id === id)?.theme ?? '');
}

/** How many problems there are in a part of the page. */
export function wrongIn(part: Section): number {
  return checked.value?.problems.filter(({ field }) => sectionOf(field) === part).length ?? 0;
}

/** The field that is to have the cursor once it is drawn; see `GoneTo`. */
export const wanted = signal<string | null>(null);

/** Opens whatever hides a field and puts the cursor into it. */
export function goTo(field: string): void {
  const item = /^(?:hall\.(?:services|windows|appointments)|agents)\.\d+/.exec(field)?.[0];
  if (item !== undefined) setOpen(item, true);
  location.hash = sectionOf(field);
  section.value = sectionOf(field);
  wanted.value = field;
}
