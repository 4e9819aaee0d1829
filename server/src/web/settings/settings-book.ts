import { signal } from '@preact/signals';
import type { Refusal } from '@jiaohao/shared';
import type { SettingsView, VersionView } from '../../http/shapes/settings.ts';
import { read, readAgain, type Said } from '../api.ts';

/** The newest version and what belongs to it, as the hub has it; null before it said so. */
export const settings = signal<SettingsView | null>(null);
/** Every version there was, newest first. */
export const versions = signal<readonly VersionView[]>([]);
/** Why the settings cannot be shown. */
export const unread = signal<Refusal | null>(null);

/** Another administrator may be at work, and a day may be opened. */
const againMs = 10_000;

/** Reads the settings, and the history when there is a newer version. */
export async function readSettings(): Promise<void> {
  await take(await read<SettingsView>('/settings'));
}

async function take(said: Said<SettingsView>): Promise<void> {
  unread.value = said.ok ? null : said.refusal;
  if (!said.ok) return;
  const known = versions.value[0]?.number;
  settings.value = said.value;
  if (known !== said.value.latest.number) await readVersions();
}

async function readVersions(): Promise<void> {
  const said = await read<readonly VersionView[]>('/settings/versions');
  if (said.ok) versions.value = said.value;
}

/** Reads the settings, and again for as long as the page is open. Returns what ends it. */
export function followSettings(): () => void {
  void readSettings();
  const timer = setInterval(() => void readAgain<SettingsView>('/settings').then(take), againMs);
  return () => clearInterval(timer);
}
