import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../hall/processes.ts';

/** A page has to be there at once on the oldest PC of a hall. */
const mostBytes = 100_000;

interface BuiltPage {
  readonly name: string;
  readonly html: string;
  /** What its addresses are relative to. */
  readonly at: string;
}

const kiosk = join(root, 'kiosk/dist/web');
const hub = join(root, 'server/dist/web');
const pages: readonly BuiltPage[] = [
  { name: 'kiosk', html: join(kiosk, 'index.html'), at: kiosk },
  ...readdirSync(hub)
    .map((name) => ({ name, html: join(hub, name, 'index.html'), at: hub }))
    .filter(({ html }) => existsSync(html)),
];

/** Every script a page loads at once: those it names, and those that these import. */
function scriptsOf({ html, at }: BuiltPage): Set<string> {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const text = readFileSync(path, 'utf8');
    for (const match of text.matchAll(/(?:from|import)\s*["']\.\/(?<file>[^"']+\.js)["']/g))
      follow(join(path, '..', match.groups?.['file'] ?? ''));
  };
  for (const match of readFileSync(html, 'utf8').matchAll(/(?:src|href)="(?<file>[^"]+\.js)"/g))
    follow(join(at, match.groups?.['file'] ?? ''));
  return found;
}

const weightOf = (page: BuiltPage): number =>
  [...scriptsOf(page)].reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);

describe.each(pages)('the page $name', (page) => {
  it('has scripts, and no more than 100 kB of them on the wire', () => {
    expect(scriptsOf(page).size).toBeGreaterThan(0);
    expect(weightOf(page)).toBeLessThanOrEqual(mostBytes);
  });
});
