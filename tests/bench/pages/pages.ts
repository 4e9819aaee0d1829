import { launchChromium } from '../../browser/chromium.ts';
import buildPages from '../../browser/build-pages.ts';
import { WholeHall } from '../../hall/whole-hall.ts';
import { benchFirstRender } from './first-render.ts';
import { benchViewers } from './viewers.ts';

/** The pages: how soon they are there, and what five hundred of them cost the hub. Says whether the bars hold. */
export async function benchPages(print: (line: string) => void): Promise<boolean> {
  await buildPages();
  const [hall, browser] = await Promise.all([
    WholeHall.open({
      changeHall(file) {
        file.hall.settings = { ...file.hall.settings, misclickGuardSeconds: 0 };
      },
    }),
    launchChromium(),
  ]);
  try {
    const soon = await benchFirstRender(print, browser, hall);
    await browser.close();
    return (await benchViewers(print, hall)) && soon;
  } finally {
    await browser.close();
    await hall.close();
  }
}
