import { spread, wrap } from './columns.ts';

/** One thing on the paper. Text fits its line: `times` × its display width is at most the paper's columns. */
export type PaperItem =
  | {
      readonly item: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre';
      /** Enlargement, 1–8. */
      readonly times: number;
      readonly bold: boolean;
      readonly invert: boolean;
    }
  | { readonly item: 'rule' }
  | { readonly item: 'qr'; readonly content: string };

type Style = Partial<Pick<Extract<PaperItem, { item: 'text' }>, 'align' | 'times' | 'bold' | 'invert'>>;

/** Sets lines for a paper of a certain width. */
export interface Typesetting {
  readonly columns: number;
  /** A text, broken where it must be. */
  readonly text: (words: string, style?: Style) => PaperItem[];
  /** Two texts at the two edges of one line. */
  readonly edge: (left: string, right: string) => PaperItem[];
  readonly rule: PaperItem;
}

/** Typesetting for a paper of `columns` plain columns. */
export function typesetting(columns: number): Typesetting {
  const line = (words: string, style: Style = {}): PaperItem => ({
    item: 'text',
    text: words,
    align: style.align ?? 'left',
    times: style.times ?? 1,
    bold: style.bold ?? false,
    invert: style.invert ?? false,
  });
  return {
    columns,
    text: (words, style = {}) =>
      wrap(words, Math.floor(columns / (style.times ?? 1))).map((each) => line(each, style)),
    edge: (left, right) => spread(left, right, columns).map((each) => line(each)),
    rule: { item: 'rule' },
  };
}
