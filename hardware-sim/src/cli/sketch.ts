import type { ViewOf, DotsView } from '../views.ts';

const lights: Readonly<Record<string, number>> = { r: 31, g: 32, y: 33 };

/** A board for a terminal: two rows of lights a line, in their colours if the terminal has any. */
export function sketchBoard({ width, height, rows }: DotsView, coloured: boolean): string {
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2) {
    let line = '';
    for (let x = 0; x < width; x += 1) line += halfBlocks(rows[y]?.[x], rows[y + 1]?.[x], coloured);
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}

function halfBlocks(upper: string | undefined, lower: string | undefined, coloured: boolean): string {
  const [up, down] = [lights[upper ?? '.'], lights[lower ?? '.']];
  const colour = up ?? down;
  if (colour === undefined) return ' ';
  const block = up === undefined ? '▄' : down === undefined ? '▀' : '█';
  return coloured ? `\u001B[${colour}m${block}\u001B[0m` : block;
}

/** A keypad's face in one line: `[ 25 ][012]  应答 acknowledged`. */
export function sketchKeypad({ display, typed, lamp, beeps, press }: ViewOf<'keypad'>): string {
  const shown = display.map((position) => (position === null ? '·' : String(position))).join('');
  const parts = [`[${shown.slice(0, 3)} ${shown.slice(3)}]`, `beeps ${beeps}`];
  if (typed !== '') parts.push(`typed ${typed}`);
  if (lamp !== null) parts.push(lamp);
  if (press !== null) parts.push(`${press.keys}: ${press.state}`);
  return parts.join('  ');
}
