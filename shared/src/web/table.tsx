import type { ComponentChildren } from 'preact';
import type { Bilingual } from '../vocabulary/hall.ts';
import { say } from './language.ts';

export interface Column<Row> {
  title: Bilingual;
  cell: (row: Row) => ComponentChildren;
  /** Right-aligned digits. */
  figure?: boolean;
}

export interface TableProps<Row> {
  /** What the table shows, for who hears it. */
  caption: Bilingual;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** Said instead of a table without rows. */
  empty: Bilingual;
}

/** Rows of the same kind; scrolls sideways by itself on a narrow screen. */
export function Table<Row>({ caption, columns, rows, keyOf, empty }: TableProps<Row>) {
  if (rows.length === 0) return <p class="empty">{say(empty)}</p>;
  return (
    <div class="table-room">
      <table class="table">
        <caption class="only-heard">{say(caption)}</caption>
        <thead>
          <tr>
            {columns.map(({ title, figure }) => (
              <th key={title.en} scope="col" class={figure === true ? 'figure' : ''}>
                {say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, cell, figure }) => (
                <td key={title.en} class={figure === true ? 'figure' : ''}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
