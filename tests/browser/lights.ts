import type { Locator } from 'playwright-core';

/** What is needed of a browser's canvas here. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}

/** How much of a LED board that a page has painted is lit, in painted pixels of each colour. */
export function lightsOf(board: Locator): Promise<{ red: number; green: number }> {
  // Runs in the browser.
  return board.evaluate((canvas: Canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const lit = { red: 0, green: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0] = [data[at], data[at + 1]];
      if (red > 180 && green < 120) lit.red += 1;
      if (green > 180 && red < 120) lit.green += 1;
    }
    return lit;
  });
}
