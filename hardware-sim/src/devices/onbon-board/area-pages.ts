import type { onbonBoard } from '@jiaohao/shared';
import type { Box, DotMatrix, LightColour } from '../../picture/dot-matrix.ts';
import { glyph } from '../../picture/glyphs.ts';

interface Character {
  readonly text: string;
  readonly colour: LightColour;
  readonly size: number;
}

/** Characters that stand side by side. */
type TextLine = readonly Character[];

const widthOf = ({ text, size }: Character): number => ((text.codePointAt(0) ?? 0) < 0x80 ? size / 2 : size);
const lineWidth = (line: TextLine): number => line.reduce((sum, character) => sum + widthOf(character), 0);
const lineHeight = (line: TextLine): number => Math.max(16, ...line.map(({ size }) => size));

/** A text's characters, each with its colour and size. */
function charactersOf(runs: readonly onbonBoard.Run[]): Character[] {
  let colour: LightColour = 'red';
  let size = 16;
  return runs.flatMap((run) => {
    colour = run.colour ?? colour;
    size = run.font?.size ?? size;
    return Array.from(run.text, (text) => ({ text, colour, size }));
  });
}

/** Lines as the card breaks them: at `\n`, and where the area ends unless it is told to let them run off. */
function linesOf(area: onbonBoard.DynamicArea): TextLine[] {
  const lines: Character[][] = [[]];
  for (const character of charactersOf(area.text)) {
    const line = lines.at(-1) ?? [];
    const breaks = area.wraps || area.singleLine;
    const full = line.length > 0 && breaks && lineWidth(line) + widthOf(character) > area.width;
    if (character.text === '\n') lines.push([]);
    else if (full) lines.push([character]);
    else line.push(character);
  }
  return lines;
}

/** What an area shows at one time: as many lines as fit, and at least one. */
export function pagesOf(area: onbonBoard.DynamicArea): TextLine[][] {
  const pages: TextLine[][] = [];
  let room = 0;
  for (const line of linesOf(area)) {
    const page = pages.at(-1);
    const needs = lineHeight(line) + (page === undefined || page.length === 0 ? 0 : area.lineSpacing);
    if (page !== undefined && !area.singleLine && needs <= room) {
      page.push(line);
      room -= needs;
    } else {
      pages.push([line]);
      room = area.height - lineHeight(line);
    }
  }
  return pages;
}

/** Lights one page of an area. */
export function lightPage(matrix: DotMatrix, area: onbonBoard.DynamicArea, page: readonly TextLine[]): void {
  const box: Box = { x: area.x, y: area.y, width: area.width, height: area.height };
  const gaps = area.lineSpacing * Math.max(0, page.length - 1);
  const tall = page.reduce((sum, line) => sum + lineHeight(line), gaps);
  let y = area.y + offset(area.vertical, 'bottom', 'middle', area.height - tall);
  for (const line of page) {
    let x = area.x + offset(area.horizontal, 'right', 'centre', area.width - lineWidth(line));
    for (const character of line) {
      const shape = glyph(character.text, character.size);
      matrix.light(shape, x, y + lineHeight(line) - character.size, character.colour, box);
      x += widthOf(character);
    }
    y += lineHeight(line) + area.lineSpacing;
  }
}

/** Room before something that is pushed to the far end, into the middle, or not at all. */
function offset<T extends string>(where: T, far: T, middle: T, room: number): number {
  const free = Math.max(0, room);
  if (where === far) return free;
  return where === middle ? Math.floor(free / 2) : 0;
}
