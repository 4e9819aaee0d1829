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

/** Each app, where its pages are, and one of them that is there once they have been built. */
const pagesOf = [
  ['kiosk', '.', 'index.html'],
  ['server', 'src/web', 'start/index.html'],
  ['hardware-sim', '.', 'index.html'],
] as const;

/** Before the first test: builds the pages that are older than what they are made of, or not there. */
export default async function buildPages(): Promise<void> {
  for (const [app, at, page] of pagesOf) {
    const built = newest(join(app, 'dist/web', page));
    if (sources(app).some((path) => newest(path) > built)) {
      await build({
        root: resolve(root, app, at),
        configFile: resolve(root, app, 'vite.config.ts'),
        logLevel: 'warn',
      });
    }
  }
}

/** When the newest file at or below a path was changed, ms; 0 if there is none. */
function newest(path: string): number {
  const found = statSync(resolve(root, path), { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(resolve(root, path)).map((name) => newest(join(path, name))));
}
