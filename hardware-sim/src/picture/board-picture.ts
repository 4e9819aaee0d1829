import { createCanvas } from '@napi-rs/canvas';
import type { DotsView } from '../views.ts';

const pitch = 6;
const radius = 2.3;
const frame = 12;
const colours: Readonly<Record<string, string>> = { r: '#ff3b30', g: '#37e05a', y: '#ffc629' };
const unlit = '#26201f';

/** The picture of a board's face (PNG), a disc a light. */
export function boardPicture({ width, height, rows }: DotsView): Buffer {
  const canvas = createCanvas(width * pitch + 2 * frame, height * pitch + 2 * frame);
  const context = canvas.getContext('2d');
  context.fillStyle = '#0d0b0b';
  context.fillRect(0, 0, canvas.width, canvas.height);
  rows.forEach((row, y) => {
    Array.from(row).forEach((sign, x) => {
      const colour = colours[sign];
      context.fillStyle = colour ?? unlit;
      context.shadowColor = colour ?? 'transparent';
      context.shadowBlur = colour === undefined ? 0 : pitch;
      context.beginPath();
      context.arc(frame + (x + 0.5) * pitch, frame + (y + 0.5) * pitch, radius, 0, 2 * Math.PI);
      context.fill();
    });
  });
  return canvas.toBuffer('image/png');
}
