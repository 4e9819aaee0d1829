import { cells, isBlank } from './paper-line.ts';
import { addLine, paperList, removeLine } from './paper-list.ts';

/** A key in a cell of the list: which line, where it stands, and the cell. */
interface At {
  readonly id: string;
  readonly nth: number;
  readonly cell: string;
  readonly field: HTMLElement;
}

/** Enter and the arrows go from row to row, Ctrl+Delete takes one away, Escape leaves the list. */
export function moveInList(event: KeyboardEvent): void {
  const move = moves[event.key];
  const at = cellOf(event.target);
  if (event.isComposing || move === undefined || at === null) return;
  if (move(at, event)) event.preventDefault();
}

/** False: the key is the field's own. */
const moves: Readonly<Record<string, (at: At, event: KeyboardEvent) => boolean>> = {
  Enter: ({ id, nth }) => {
    const line = paperList.value.lines[nth];
    const isLastBlank = line !== undefined && isBlank(line);
    focusCell(idAt(nth + 1) ?? (isLastBlank ? id : addLine()), cells[0]);
    return true;
  },
  Delete: ({ id, nth }, { ctrlKey }) => {
    const other = idAt(nth + 1) ?? idAt(nth - 1);
    if (!ctrlKey || other === undefined) return false;
    removeLine(id);
    focusCell(other, cells[0]);
    return true;
  },
  ArrowDown: (at) => toRow(at, 1),
  ArrowUp: (at) => toRow(at, -1),
  Escape: ({ field }) => {
    field.blur();
    return true;
  },
};

/** In a choice the arrows choose. */
function toRow({ nth, cell, field }: At, by: 1 | -1): boolean {
  const other = idAt(nth + by);
  if (field instanceof HTMLSelectElement || other === undefined) return false;
  focusCell(other, cell);
  return true;
}

function idAt(nth: number): string | undefined {
  return nth < 0 ? undefined : paperList.value.lines[nth]?.id;
}

function cellOf(field: EventTarget | null): At | null {
  if (!(field instanceof HTMLElement)) return null;
  const { line: id, cell } = field.dataset;
  if (id === undefined || cell === undefined) return null;
  return { id, cell, field, nth: paperList.value.lines.findIndex((line) => line.id === id) };
}

/** Once the row is there, and before the next key is. What stands in the cell is selected, so that typing replaces it. */
export function focusCell(line: string, cell: string): void {
  queueMicrotask(() => {
    const field = document.querySelector<HTMLElement>(`[data-line="${line}"][data-cell="${cell}"]`);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
    field?.scrollIntoView({ block: 'nearest' });
  });
}
