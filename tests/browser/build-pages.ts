import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { root } from '../hall/processes.ts';

/** What is built into a page: its own package, what all share, and what came from the registry. */
const sources = (app: string): string[] => [
  `${app}/src`,
  `${app}/index.html`,
  `${app}/vite.config.ts`,
  'shared/src',
  'package-lock.json',
];

/** Before the first test: builds the pages that are older than what they are made of, or not there. */
export default async function buildPages(): Promise<void> {
  for (const app of ['kiosk', 'hardware-sim']) {
    const built = newest(join(app, 'dist/web/index.html'));
    if (sources(app).some((path) => newest(path) > built)) {
      await build({ root: resolve(root, app), logLevel: 'warn' });
    }
  }
}

/** When the newest file at or below a path was changed, ms; 0 if there is none. */
function newest(path: string): number {
  const found = statSync(resolve(root, path), { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(resolve(root, path)).map((name) => newest(join(path, name))));
}
