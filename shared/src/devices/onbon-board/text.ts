import { gb2312OrSubstitute } from '../../codec/gb2312.ts';
import { decodeGbkPair, isGbkLead } from '../../codec/gbk.ts';

/** Colours an in-text escape can name: position + 1 is its digit. */
export const colours = ['red', 'green', 'yellow'] as const;
export type Colour = (typeof colours)[number];

/** Faces and pixel heights of the card's character library, in the order of their digits. */
export const faces = ['song', 'kai', 'hei', 'fangsong'] as const;
export const sizes = [16, 24, 32] as const;

/** A font of the card. */
export interface Font {
  readonly face: (typeof faces)[number];
  readonly size: (typeof sizes)[number];
}

/** A stretch of text. Null leaves colour or font as the run before left it (red, song 16 at the beginning). `\n` breaks the line. */
export interface Run {
  readonly text: string;
  readonly colour: Colour | null;
  readonly font: Font | null;
}

/** The card knows no way to write a backslash; its full-width form looks the same. */
const fullWidthBackslash = '＼';
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

function characterBytes(character: string): readonly number[] {
  if (character === '\n') return ascii('\\n');
  return gb2312OrSubstitute(character === '\\' ? fullWidthBackslash : character);
}

/** Runs as the card takes them: GB 2312 with escapes. A character it lacks is shown as a full-width question mark. */
export function encodeText(runs: readonly Run[]): Uint8Array {
  const bytes = runs.flatMap(({ text, colour, font }) => [
    ...(font ? ascii(`\\FO0${faces.indexOf(font.face)}${sizes.indexOf(font.size)}`) : []),
    ...(colour ? ascii(`\\C${colours.indexOf(colour) + 1}`) : []),
    ...Array.from(text).flatMap((character) => characterBytes(character)),
  ]);
  return Uint8Array.from(bytes);
}

/** An escape at the beginning of a text, in the card's own notation. */
const escapePattern = /^\\(?:C(?<colour>[1-3])|FO0(?<face>[0-3])(?<size>[0-2])|(?<line>n))/;
const longestEscape = '\\FO000'.length;

interface Escape {
  readonly length: number;
  readonly colour: Colour | undefined;
  readonly font: Font | undefined;
  readonly line: boolean;
}

function readEscape(bytes: Uint8Array): Escape | undefined {
  const match = escapePattern.exec(String.fromCharCode(...bytes.subarray(0, longestEscape)));
  if (!match) return undefined;
  const { colour, face, size, line } = match.groups ?? {};
  const [faceName, pixels] = [faces[Number(face)], sizes[Number(size)]];
  return {
    length: match[0].length,
    colour: colours[Number(colour) - 1],
    font: faceName && pixels ? { face: faceName, size: pixels } : undefined,
    line: line !== undefined,
  };
}

/** One character and its length in bytes; U+FFFD for what is none. */
function readCharacter(bytes: Uint8Array): readonly [string, number] {
  const [lead = 0, trail] = bytes;
  if (lead < 0x80) return [String.fromCharCode(lead), 1];
  const character = trail !== undefined && isGbkLead(lead) ? decodeGbkPair(lead, trail) : undefined;
  return character === undefined ? ['\u{FFFD}', 1] : [character, 2];
}

/** The reverse of {@link encodeText}, for whoever plays a card. An escape it does not know is text. */
export function decodeText(bytes: Uint8Array): Run[] {
  const runs: { text: string; colour: Colour | null; font: Font | null }[] = [];
  let colour: Colour | null = null;
  let font: Font | null = null;
  const add = (text: string): void => {
    const last = runs.at(-1);
    if (last && !colour && !font) last.text += text;
    else runs.push({ text, colour, font });
    [colour, font] = [null, null];
  };
  for (let at = 0; at < bytes.length;) {
    const rest = bytes.subarray(at);
    const escape = readEscape(rest);
    const [character, length] = escape ? [escape.line ? '\n' : '', escape.length] : readCharacter(rest);
    colour = escape?.colour ?? colour;
    font = escape?.font ?? font;
    if (character !== '') add(character);
    at += length;
  }
  if (colour || font) add('');
  return runs;
}
