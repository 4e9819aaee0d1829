import type { Browser } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import buildPages from '../../browser/build-pages.ts';
import { WholeHall } from '../../hall/whole-hall.ts';
import { benchCallToBoard } from './call-to-board.ts';
import { benchFirstRender } from './first-render.ts';
import { benchViewers } from './viewers.ts';

/**
 * The pages: how soon they are there, how soon a call is on the hall board, and what five hundred of them cost the hub. Says
 * whether the bars hold.
 */
export async function benchPages(print: (line: string) => void): Promise<boolean> {
  await buildPages();
  const browser = await launchChromium();
  try {
    const heard = await benchCallToBoard(print, browser);
    return (await benchWholeHall(print, browser)) && heard;
  } finally {
    await browser.close();
  }
}

async function benchWholeHall(print: (line: string) => void, browser: Browser): Promise<boolean> {
  const hall = await WholeHall.open({
    changeHall(file) {
      file.hall.settings = { ...file.hall.settings, misclickGuardSeconds: 0 };
    },
  });
  try {
    const soon = await benchFirstRender(print, browser, hall);
    await browser.close();
    return (await benchViewers(print, hall)) && soon;
  } finally {
    await hall.close();
  }
}
