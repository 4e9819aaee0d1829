import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '../../..');

/** Absolute path of a page, for `toMatchFileSnapshot`: `npx vitest run tests/architecture -u` writes the pages anew. */
export const pathOf = (page: string): string => join(root, page);

/** Text of a page of the repository. */
export const readPage = (page: string): string => readFileSync(pathOf(page), 'utf8');

/** What stands between `<!-- name -->` and `<!-- /name -->`, by name. */
export type Sections = Readonly<Record<string, string>>;

/**
 * The page with its sections made anew from the code, formatted as `npm run check:format` wants it. Throws if the page
 * lacks a section or has it twice.
 */
export async function regenerated(page: string, sections: Sections): Promise<string> {
  let text = readPage(page);
  for (const [name, content] of Object.entries(sections)) {
    const marked = new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`, 'g');
    const found = text.match(marked)?.length ?? 0;
    if (found !== 1) {
      throw new Error(
        `${page} has ${found} sections "${name}"; expected one, between <!-- ${name} --> and <!-- /${name} -->.`,
      );
    }
    text = text.replace(marked, () => `<!-- ${name} -->\n\n${content}\n\n<!-- /${name} -->`);
  }
  const filepath = pathOf(page);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A word in code type; nothing of nothing. */
export const code = (word: string): string => (word === '' ? '' : `\`${word}\``);

/** The cells of every table row on a page, code type and padding taken off. */
export function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => /^\|.*\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
    );
}
