/** A call as it was heard: its number may lack the letter, when nobody knew it. */
export interface SpokenCall {
  readonly number: string;
  readonly window: number;
}

const digits = '零一二三四五六七八九';
const call = /^请(?<number>[A-Z]?\d{1,4})号改?到(?<window>\d+)号窗口/;

/** Understands a sentence of the loudspeaker: 请 A 零 一 二 号 到 三 号 窗口. Null if it calls nobody. */
export function callIn(sentence: string): SpokenCall | null {
  const written = Array.from(sentence.replaceAll(' ', ''), (character) => {
    const digit = digits.indexOf(character);
    return digit < 0 ? character : String(digit);
  }).join('');
  const { number, window } = call.exec(written)?.groups ?? {};
  return number === undefined ? null : { number, window: Number(window) };
}
