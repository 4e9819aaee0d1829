import type { Page } from 'playwright-core';
import { z } from 'zod';

const findings = z.array(z.string());

/** CSS pixels on the kiosk's screen: read at arm's length by old eyes. */
const smallest = 28;

/** Elements with words of their own, as the page draws them now. Runs in the browser. */
const worded = `[...document.querySelectorAll('.screen *')].filter((each) =>
  each.checkVisibility() && [...each.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== ''))`;

/** Text that is drawn smaller than can be read at arm's length; nothing if there is none. */
export async function tooSmall(page: Page): Promise<string[]> {
  return findings.parse(
    await page.evaluate(`${worded}
      .map((each) => [parseFloat(getComputedStyle(each).fontSize), each.textContent])
      .filter(([size]) => size < ${smallest} - 0.1)
      .map(([size, text]) => size + ' px: ' + text)`),
  );
}

/** Words, pictures and buttons that reach out of what holds them, or of the screen; nothing if there are none. */
export async function cutOff(page: Page): Promise<string[]> {
  return findings.parse(
    await page.evaluate(`[...new Set([...${worded}, ...document.querySelectorAll('.screen button, .screen svg.qr')])]
      .flatMap((each) => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        for (let holder = each.parentElement; holder !== null; holder = holder.parentElement) {
          const clips = getComputedStyle(holder).overflow !== 'visible' || holder.matches('main, body');
          const of = holder.getBoundingClientRect();
          const isOut = left < of.left - 1 || top < of.top - 1 || right > of.right + 1 || bottom > of.bottom + 1;
          if (clips && isOut)
            return [(each.textContent || each.tagName) + ' out of ' + (holder.className || holder.tagName)];
        }
        return [];
      })`),
  );
}
