import { displayWidth } from '@jiaohao/shared';

/** Marks that must not begin a line. */
const noLineStart = /^[，。、；：！？）」』》】”,.;:!?)]/u;

/** One printable line of text: control characters, which a printer would obey, become spaces. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to be kept off the wire
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu, ' ').trim();
}

/**
 * Breaks a text into lines of at most `columns` display columns: Chinese between any two characters, other scripts at
 * spaces, or within a word that is wider than the paper. Nothing is dropped but the spaces at the breaks.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of pieces(printable(text), columns)) {
    const fits = displayWidth((line + piece).trimEnd()) <= columns;
    if (!fits) flush();
    line += line === '' ? piece.trimStart() : piece;
  }
  flush();
  return lines;
}

/** `left` and `right` at the two edges; where they do not fit on one line, `right` follows on its own lines. */
export function spread(left: string, right: string, columns: number): string[] {
  const [head, tail] = [printable(left), printable(right)];
  const gap = columns - displayWidth(head) - displayWidth(tail);
  if (gap >= 1) return [head + ' '.repeat(gap) + tail];
  const below = wrap(tail, columns).map((line) => ' '.repeat(columns - displayWidth(line)) + line);
  return [...wrap(head, columns), ...below];
}

/** What may not be torn apart: a word with the space behind it, or one Chinese character with the mark that follows it. */
function pieces(text: string, columns: number): string[] {
  const found: string[] = [];
  for (const token of text.match(/[\u{21}-\u{7E}]+ *| +|[^\u{20}-\u{7E}] */gu) ?? []) {
    const last = found.at(-1);
    if (last !== undefined && noLineStart.test(token) && displayWidth(last + token) <= columns) {
      found[found.length - 1] = last + token;
    } else found.push(...narrow(token, columns));
  }
  return found;
}

/** A word wider than the paper, cut where it must be. */
function narrow(token: string, columns: number): string[] {
  if (displayWidth(token.trimEnd()) <= columns) return [token];
  const parts: string[] = [];
  let part = '';
  for (const character of token) {
    if (displayWidth(part + character) > columns) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
