import { gb2312OrSubstitute } from '../../codec/gb2312.ts';
import { decodeGbkPair } from '../../codec/gbk.ts';
import { type Colour, colours, type Run } from './messages.ts';

/** Runs as a strip takes them: one ASCII or two GB bytes, then the colour. What it cannot show becomes a full-width question mark. */
export function encodeText(runs: readonly Run[]): number[] {
  return runs.flatMap(({ text, colour }) =>
    Array.from(text).flatMap((character) => [...gb2312OrSubstitute(character), colours.indexOf(colour)]),
  );
}

/** The reverse of {@link encodeText}; neighbours of one colour become one run. Undefined if the bytes are no such text. */
export function decodeText(bytes: Uint8Array): Run[] | undefined {
  const runs: { text: string; colour: Colour }[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [lead = 0, trail = 0] = bytes.subarray(at, at + 2);
    const wide = lead >= 0x80;
    const character = wide ? decodeGbkPair(lead, trail) : String.fromCharCode(lead);
    const colour = colours[bytes[at + (wide ? 2 : 1)] ?? -1];
    if (character === undefined || !colour) return undefined;
    const last = runs.at(-1);
    if (last?.colour === colour) last.text += character;
    else runs.push({ text: character, colour });
    at += wide ? 3 : 2;
  }
  return runs;
}
