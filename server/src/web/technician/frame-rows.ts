import type { FrameDirection } from '@jiaohao/shared';
import type { LineFrame } from './line-watch.ts';

export interface FrameFilter {
  readonly direction: FrameDirection | 'both';
  /** Part of a name, a value or the bytes; any language. */
  readonly text: string;
  /** What is said over and over again stands there once. */
  readonly foldsRepeats: boolean;
}

/** A line of the list: a frame, how often it came, and how many were lost before it. */
export interface FrameRow {
  readonly key: string;
  /** The newest of them. */
  readonly frame: LineFrame;
  readonly times: number;
  readonly lostBefore: number;
}

/** A round of questions and their answers: a printer is asked four. */
const foldedBack = 12;
/** More than anybody reads. */
const mostRows = 200;

/** The list as it is to be shown, oldest first; what was said again stands where it was said last. */
export function rowsOf(frames: readonly LineFrame[], filter: FrameFilter): readonly FrameRow[] {
  const rows: FrameRow[] = [];
  let last: LineFrame | null = null;
  for (const frame of frames) {
    const lostBefore = lostBetween(last, frame);
    last = frame;
    if (!isWanted(frame, filter)) continue;
    const at = filter.foldsRepeats && lostBefore === 0 ? lastSame(rows, frame) : -1;
    const [before] = at < 0 ? [] : rows.splice(at, 1);
    rows.push(
      before === undefined
        ? { key: `${frame.at} ${frame.serial}`, frame, times: 1, lostBefore }
        : { ...before, frame, times: before.times + 1 },
    );
  }
  return rows.slice(-mostRows);
}

/** Where the same was said not long before; -1: nowhere. */
function lastSame(rows: readonly FrameRow[], frame: LineFrame): number {
  const at = rows.findLastIndex((row) => isSame(row.frame, frame));
  return at >= rows.length - foldedBack ? at : -1;
}

/** Its agent numbers what it tells; an agent that was started again begins anew. */
function lostBetween(last: LineFrame | null, { serial }: LineFrame): number {
  return last === null || serial <= last.serial ? 0 : serial - last.serial - 1;
}

const isSame = (one: LineFrame, other: LineFrame): boolean =>
  one.direction === other.direction &&
  one.hex === other.hex &&
  one.isFrame === other.isFrame &&
  // The same byte answers different questions.
  one.words.name.en === other.words.name.en;

function isWanted({ direction, hex, words }: LineFrame, filter: FrameFilter): boolean {
  if (filter.direction !== 'both' && filter.direction !== direction) return false;
  const text = filter.text.trim().toLowerCase();
  if (text === '') return true;
  const values = words.fields.flatMap(({ name, value }) =>
    typeof value === 'string' ? [name.zh, name.en, value] : [name.zh, name.en, value.zh, value.en],
  );
  const isInWords = [words.name.zh, words.name.en, ...values].some((each) =>
    each.toLowerCase().includes(text),
  );
  return isInWords || hex.toLowerCase().includes(text.replaceAll(' ', ''));
}
