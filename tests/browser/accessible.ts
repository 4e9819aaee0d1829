import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const found = z.array(
  z.looseObject({
    id: z.string(),
    impact: z.string().nullable(),
    help: z.string(),
    nodes: z.array(z.looseObject({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/**
 * What keeps people out of the page as it is now, by axe-core: its serious and critical findings, a line for each place. A page
 * of the staff is looked at in both languages, and left in the one it was in.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  const barriers = await barriersNow(page);
  if (!(await turnsLanguage(page))) return barriers;
  barriers.push(...(await barriersNow(page)));
  await turnsLanguage(page);
  return barriers;
}

async function barriersNow(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const violations = found.parse(await page.evaluate('axe.run().then(({ violations }) => violations)'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
    );
}

/** Presses the switch in the top bar, also from under a dialog, and waits until the page speaks so. False where there is none. */
async function turnsLanguage(page: Page): Promise<boolean> {
  const before = await page.evaluate<string>('document.documentElement.lang');
  const turned = await page.evaluate<boolean>(
    `(() => { const other = document.querySelector('.top-bar > button[lang]'); other?.click(); return other !== null; })()`,
  );
  if (turned) await page.waitForFunction(`document.documentElement.lang !== ${JSON.stringify(before)}`);
  return turned;
}
