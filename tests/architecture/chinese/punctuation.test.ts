import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isHalfWidth } from './half-width.ts';
import { literalsOf, type Literal } from './literals.ts';
import { sentencesOf } from './documents.ts';

/** Programs whose texts people read; what tests say to one another is theirs. */
const programs = globSync([
  '*/src/**/*.{ts,tsx}',
  'tests/scenarios/failures/*.ts',
  'tests/architecture/pages/*.ts',
]).filter((file) => !file.endsWith('.test.ts'));
const documents = globSync(['*.md', 'docs/**/*.md', '*/README.md', '*/src/**/*.html', '*/demo/*.yaml']);

const wrongIn = (source: string): boolean[] => literalsOf('a.tsx', source).map(isHalfWidth);

/** Where a mark of English typing stands in a Chinese sentence: `file:line: text`. */
function wrongAmong(
  files: readonly string[],
  read: (file: string, source: string) => readonly Literal[],
): string[] {
  return files.flatMap((file) =>
    read(file, readFileSync(file, 'utf8'))
      .filter(isHalfWidth)
      .map(({ line, text }) => `${file}:${line}: ${text.trim()}`),
  );
}

describe('Chinese sentences', () => {
  it('are punctuated as Chinese in what programs say', () => {
    expect(programs.length).toBeGreaterThan(500);
    expect(wrongAmong(programs, literalsOf)).toEqual([]);
  });

  it('are punctuated as Chinese in documents', () => {
    expect(documents).toContain('README.md');
    expect(wrongAmong(documents, (_, source) => sentencesOf(source))).toEqual([]);
  });
});

describe('the eye for marks of English typing', () => {
  it.each([
    ["'请稍候,马上好'"],
    ["'请先输号码: 三位'"],
    ["'评价(1最好)'"],
    ["'K1的状态(unplugged)'"],
    ['({ zh: `${a},${b}` })'],
    ['({ zh: `${a}:${b}` })'],
    ["say(`${a}:${b}`, 'in English: fine')"],
    ['`列入清单（${id}）:${zh}`'],
    ['<p>叫哪一张?</p>'],
    ["<p title='缺,补' />"],
  ])('sees %s', (source) => {
    expect(wrongIn(source)).toContain(true);
  });

  it.each([
    ["'请稍候，马上好（约3分钟）'"],
    ["'Is called (叫号), and comes'"],
    ["'号票: the ticket'"],
    ["'本机字库没有的字 (a character this printer lacks)'"],
    ['({ zh: `09:30` })'],
    ['({ en: `${a}, ${b}` })'],
    ['`${host}:${port}`'],
    ["say('中文', `${a}, ${b}`)"],
  ])('lets %s be', (source) => {
    expect(wrongIn(source)).not.toContain(true);
  });
});
