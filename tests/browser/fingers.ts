import type { Page } from 'playwright-core';

/** CSS pixels on the kiosk's 1080 × 1920; about 2 cm on its screen. */
const fingertip = 96;

/** Says of each button on the page what keeps a finger from it; nothing if all can be pressed without scrolling. */
export async function outOfReach(page: Page): Promise<string[]> {
  const screen = page.viewportSize();
  if (screen === null) throw new Error('a page without a screen');
  const wrong: string[] = [];
  for (const button of await page.getByRole('button').all()) {
    const name = (await button.innerText()).replaceAll('\n', ' ');
    const box = await button.boundingBox();
    if (box === null) {
      wrong.push(`${name}: not to be seen`);
      continue;
    }
    const { x, y, width, height } = box;
    if (width < fingertip || height < fingertip) wrong.push(`${name}: ${width} × ${height} is too small`);
    if (x < 0 || y < 0 || x + width > screen.width || y + height > screen.height)
      wrong.push(`${name}: at ${x},${y} (${width} × ${height}) it leaves the screen`);
    if (await button.isDisabled()) continue;
    // What lies over it would take the touch.
    await button.tap({ trial: true, timeout: 5000 }).catch((error: unknown) => {
      wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  return wrong;
}
