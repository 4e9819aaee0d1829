/** Upper half of code page 437, byte 80 first. */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}';

/** Pages (ESC t n) the platform can decode, by its names for them. */
const platformPages: ReadonlyMap<number, string> = new Map([
  [16, 'windows-1252'],
  [17, 'ibm866'],
  [39, 'iso-8859-2'],
  [40, 'iso-8859-15'],
  [45, 'windows-1250'],
  [46, 'windows-1251'],
  [47, 'windows-1253'],
  [48, 'windows-1254'],
  [49, 'windows-1255'],
  [50, 'windows-1256'],
  [51, 'windows-1257'],
  [52, 'windows-1258'],
]);

/** What a byte from 80 up prints as under a code page; U+FFFD if the page is not known here. */
export function decodeHighByte(page: number, byte: number): string {
  if (page === 0) return cp437.charAt(byte - 0x80);
  const label = platformPages.get(page);
  return label === undefined ? '\u{FFFD}' : new TextDecoder(label).decode(Uint8Array.of(byte));
}

/** International sets (ESC R n) that print a currency sign in place of an ASCII character. */
const replacements: ReadonlyMap<number, readonly [string, string]> = new Map([
  [8, ['\\', '¥']],
  [13, ['\\', '₩']],
  [15, ['$', '¥']],
]);

/** What an ASCII character prints as under an international set. */
export function nationalCharacter(set: number, character: string): string {
  const [from, to] = replacements.get(set) ?? [];
  return character === from && to !== undefined ? to : character;
}
