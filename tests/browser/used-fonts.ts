import type { Page } from 'playwright-core';

/** A font that glyphs of the page were drawn with. */
export interface UsedFont {
  readonly family: string;
  /** The page brought it along; false: it is the machine's. */
  readonly bundled: boolean;
  readonly glyphs: number;
}

/** What the browser really drew the page's text with, once all fonts have come; a font list in CSS is only a wish. */
export async function usedFonts(page: Page): Promise<UsedFont[]> {
  await page.evaluate('document.fonts.ready.then(() => true)');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'body :not(script, svg, svg *, canvas, img)',
  });
  const used = new Map<string, UsedFont>();
  for (const nodeId of nodeIds) {
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName: family, isCustomFont: bundled, glyphCount } of fonts) {
      const key = `${family} ${bundled}`;
      used.set(key, { family, bundled, glyphs: (used.get(key)?.glyphs ?? 0) + glyphCount });
    }
  }
  await devtools.detach();
  return [...used.values()];
}
