/**
 * Chinese text as printers and LED cards take it: ASCII in one byte, GBK in two. The four-byte range of GB 18030 is left
 * out because most of their fonts lack it. The table is the platform's own (TextDecoder has it in Node and in every
 * browser), so that pages need not load one.
 */

/** A text as bytes, and the characters that have none. */
export interface GbkText {
  readonly bytes: Uint8Array;
  /** Characters that do not fit, each once, in order of first appearance; the substitute stands in their places. */
  readonly misfits: readonly string[];
}

/** The printers' sign for a character that is not in the font, 〓: it marks the place, so that a name is never shortened. */
export const gbkSubstitute = '〓';

const decoder = new TextDecoder('gbk');
const privateUse = /[\u{E000}-\u{F8FF}\uFFFD]/u;

let pairs: ReadonlyMap<string, readonly [number, number]> | undefined;

/** Character → its two bytes; made at the first use, 24,000 entries. */
function pairTable(): ReadonlyMap<string, readonly [number, number]> {
  if (pairs) return pairs;
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decodeGbkPair(lead, trail);
      if (character !== undefined && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  pairs = table;
  return table;
}

/** True if a byte begins a two-byte character. */
export const isGbkLead = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
/** True if a byte can end a two-byte character. */
export const isGbkTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;

/** The character of two bytes, or undefined if they are none. */
export function decodeGbkPair(lead: number, trail: number): string | undefined {
  if (!isGbkLead(lead) || !isGbkTrail(trail)) return undefined;
  const character = decoder.decode(Uint8Array.of(lead, trail));
  return privateUse.test(character) ? undefined : character;
}

/** Bytes as text; what is no character becomes U+FFFD. */
export function decodeGbk(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const trail = bytes[at + 1];
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (trail !== undefined && isGbkLead(byte) && isGbkTrail(trail)) {
      text += decodeGbkPair(byte, trail) ?? '\u{FFFD}';
      at += 1;
    } else text += '\u{FFFD}';
  }
  return text;
}

/** The one or two bytes of a character, or undefined if it does not fit. */
export function gbkBytes(character: string): readonly number[] | undefined {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? [code] : pairTable().get(character);
}

/**
 * A text as ASCII and two-byte GBK. Nothing is dropped: a character that does not fit is printed as `substitute`, which
 * must fit itself, and is listed, so that the caller can draw it or say so.
 */
export function encodeGbk(text: string, substitute = gbkSubstitute): GbkText {
  const instead = Array.from(substitute, (character) => gbkBytes(character) ?? [0x3f]).flat();
  const misfits = new Set<string>();
  const bytes: number[] = [];
  for (const character of text) {
    const own = gbkBytes(character);
    if (!own) misfits.add(character);
    bytes.push(...(own ?? instead));
  }
  return { bytes: Uint8Array.from(bytes), misfits: [...misfits] };
}

/** Columns a text takes in a fixed-width font: ASCII one, everything else two (its substitute is as wide); controls none. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x80) columns += 2;
    else if (code >= 0x20 && code !== 0x7f) columns += 1;
  }
  return columns;
}
