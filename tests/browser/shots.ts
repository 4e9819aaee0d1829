import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where the tests leave pictures of what they saw, to be looked at; not part of the repository. */
const folder = join(import.meta.dirname, 'shots');

/** Keeps a picture of a page as it is, once its letters are there: `shot(page, 'desk-undelivered')`. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
