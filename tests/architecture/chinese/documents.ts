import type { Literal } from './literals.ts';

/**
 * Every line of a document (Markdown, a page's frame, a hall in YAML) as text: without code, without links' addresses,
 * without what YAML and HTML need of punctuation for themselves.
 */
export function sentencesOf(source: string): readonly Literal[] {
  return source.split('\n').map((line, at) => ({ text: proseOf(line), line: at + 1, chinese: false }));
}

function proseOf(line: string): string {
  return line
    .replaceAll(/`[^`]*`/g, 'code')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/(?<=^|[\s{,])[\w-]+: |, (?=\w+:)|<[^>]*>/g, '|');
}
