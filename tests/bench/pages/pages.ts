import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import buildPages from '../../browser/build-pages.ts';
import type { Bench } from '../bench.ts';
import { WholeHall } from '../../hall/whole-hall.ts';
import { benchCallToBoard } from './call-to-board.ts';
import { benchFirstRender } from './first-render.ts';
import { benchViewers } from './viewers.ts';

/**
 * The pages: how soon they are there, how soon a call is on the hall board, and what five hundred of them cost the hub.
 */
export async function benchPages(bench: Bench): Promise<void> {
  await buildPages();
  const browser = await launchChromium();
  try {
    await benchCallToBoard(bench, browser);
    await benchWholeHall(bench, browser);
  } finally {
    await browser.close();
  }
  await benchViewers(bench);
}

async function benchWholeHall(bench: Bench, browser: Browser): Promise<void> {
  const hall = await WholeHall.open();
  try {
    await benchFirstRender(bench, browser, hall);
  } finally {
    await hall.close();
  }
}
