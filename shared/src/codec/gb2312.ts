import { gbkBytes } from './gbk.ts';

/**
 * Chinese text for LED cards, whose character library holds GB 2312 and nothing more: 682 signs and 6763 characters.
 */

/** Lead byte → the trail bytes GB 2312 defines under it (GB 2312—80, rows 1 to 9 and 16 to 87). */
const signRows: ReadonlyMap<number, readonly (readonly [number, number])[]> = new Map([
  [0xa1, [[0xa1, 0xfe]]],
  [
    0xa2,
    [
      [0xb1, 0xe2],
      [0xe5, 0xee],
      [0xf1, 0xfc],
    ],
  ],
  [0xa3, [[0xa1, 0xfe]]],
  [0xa4, [[0xa1, 0xf3]]],
  [0xa5, [[0xa1, 0xf6]]],
  [
    0xa6,
    [
      [0xa1, 0xb8],
      [0xc1, 0xd8],
    ],
  ],
  [
    0xa7,
    [
      [0xa1, 0xc1],
      [0xd1, 0xf1],
    ],
  ],
  [
    0xa8,
    [
      [0xa1, 0xba],
      [0xc5, 0xe9],
    ],
  ],
  [0xa9, [[0xa4, 0xef]]],
]);
const levelOneEnd = { lead: 0xd7, trail: 0xf9 };

/** True if two GBK bytes are a character of GB 2312. */
function isGb2312(lead: number, trail: number): boolean {
  const signs = signRows.get(lead);
  if (signs) return signs.some(([first, last]) => trail >= first && trail <= last);
  if (lead < 0xb0 || lead > 0xf7 || trail < 0xa1 || trail === 0xff) return false;
  return lead !== levelOneEnd.lead || trail <= levelOneEnd.trail;
}

/** Stands for a character the card cannot show: the full-width question mark, as wide as what it replaces. */
export const gb2312Substitute = '？';
const substituteBytes = [0xa3, 0xbf] as const;

/**
 * The bytes of one character: one for printable ASCII, two for GB 2312, undefined for anything else.
 */
export function gb2312Bytes(character: string): readonly number[] | undefined {
  const [lead = 0, trail] = gbkBytes(character) ?? [];
  if (trail === undefined) return lead >= 0x20 && lead < 0x7f ? [lead] : undefined;
  return isGb2312(lead, trail) ? [lead, trail] : undefined;
}

/** Like {@link gb2312Bytes}, with the substitute for what the card cannot show. Nothing is dropped. */
export function gb2312OrSubstitute(character: string): readonly number[] {
  return gb2312Bytes(character) ?? substituteBytes;
}

/** The characters of a text no GB 2312 card can show, each once, in order of first appearance. */
export function gb2312Misfits(text: string): string[] {
  return [...new Set(text)].filter((character) => gb2312Bytes(character) === undefined);
}
