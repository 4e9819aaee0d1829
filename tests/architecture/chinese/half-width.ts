import { hole, type Literal } from './literals.ts';

const han = String.raw`\p{Script=Han}`;
/** What a Chinese sentence is made of besides characters: its own marks, quotation marks, values put in. */
const inChinese = String.raw`[${han}“”‘’「」《》，。：；？！（）、…{}${hole}]`;

/** A comma or its like beside a Chinese character; after a Latin word (`ticket: 号票`) it belongs to that word's language. */
const mark = new RegExp(String.raw`${han}[,;:?!](?! ?[a-z])|(?<![a-z\])}] ?)[,;:?!] ?${han}`, 'u');
/** Brackets around Chinese, or behind it; a translation in brackets, `中文 (in English)`, is English. */
const brackets = new RegExp(
  String.raw`(?<![a-z.”] ?)\([^()]*${han}[^()]*\)|${han}\([^()]*\)|${han} \([^a-z()][^()]*\)`,
  'u',
);
/** In a sentence known to be Chinese also between values: `{ticket}:{reason}`. */
const between = new RegExp(String.raw`(^|${inChinese})[,;:?!()]( ?${inChinese}|$)`, 'u');

/** True for Chinese text with a mark of English typing where a full-width one belongs (，：；？！（）). */
export function isHalfWidth({ text, chinese }: Literal): boolean {
  const all = chinese || (new RegExp(han, 'u').test(text) && !/[a-z]{2,}/.test(text));
  return (all && between.test(text)) || mark.test(text) || brackets.test(text);
}
