import { useEffect, useRef } from 'preact/hooks';
import type { DotsView } from '../views.ts';

const lit: Readonly<Record<string, string>> = { r: '#ff4a3d', g: '#43e667', y: '#ffcb3d' };
const unlit = '#2a2322';
/** Canvas pixels a light; the page scales the canvas down. */
const pitch = 6;
const radius = 2.35;

function paint(canvas: HTMLCanvasElement, { width, height, rows }: DotsView): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  canvas.width = width * pitch;
  canvas.height = height * pitch;
  context.fillStyle = '#100c0c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const colour of [undefined, ...Object.keys(lit)]) {
    const fill = colour === undefined ? unlit : (lit[colour] ?? unlit);
    context.fillStyle = fill;
    context.shadowColor = fill;
    context.shadowBlur = colour === undefined ? 0 : pitch;
    context.beginPath();
    rows.forEach((row, y) => {
      for (let x = 0; x < row.length; x += 1) {
        const sign = row[x];
        if ((sign === '.' ? undefined : sign) !== colour) continue;
        context.moveTo((x + 0.5) * pitch + radius, (y + 0.5) * pitch);
        context.arc((x + 0.5) * pitch, (y + 0.5) * pitch, radius, 0, 2 * Math.PI);
      }
    });
    context.fill();
  }
}

/** A LED board, light by light in its colours. Read aloud it is its text. */
export function Board({ dots, text, name }: { dots: DotsView; text: string; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = dots.rows.join();
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, dots);
    // The lights decide: a view that changed elsewhere need not be painted again.
  }, [shown]);
  return <canvas ref={canvas} class="board" role="img" aria-label={`${name}: ${text || '黑屏 dark'}`} />;
}
