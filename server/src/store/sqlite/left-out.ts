import type { BatchRow } from './schema.ts';

/** What a salvage could not save, gathered into as few sentences as say it exactly. */
export interface LeftOut {
  /** Frames of the write-ahead log behind its last whole commit; `commits` of them end one. */
  unfinished(frames: number, commits: number): void;
  /** A batch that is not there, or cannot be read. */
  gone(seq: number, how: 'missing' | 'unreadable'): void;
  /** A batch that is not as it was written, or does not follow the one before; `number`: of its first entry on its day. */
  unsound(row: BatchRow, number: number): void;
  /** A batch that can be read behind one of its day that cannot. */
  behind(row: BatchRow): void;
  sentences(): string[];
}

interface Range {
  from: number;
  to: number;
  readonly how: 'missing' | 'unreadable';
}

export function createLeftOut(): LeftOut {
  const first: string[] = [];
  const ranges: Range[] = [];
  const behind = new Map<string, number>();
  return {
    unfinished(frames, commits) {
      const ends = commits === 0 ? '' : `, ${commits} of them the end of a commit`;
      first.push(`the write-ahead log ends in what cannot be read: ${frames} frames${ends}`);
    },
    gone(seq, how) {
      const last = ranges.at(-1);
      if (last !== undefined && last.how === how && last.to === seq - 1) last.to = seq;
      else ranges.push({ from: seq, to: seq, how });
    },
    unsound({ seq, hall, day }, number) {
      first.push(
        `entry ${number} of ${day} (${hall}; batch ${seq} of the file) is not as it was written, or one before it is missing`,
      );
    },
    behind({ hall, day, count }) {
      const key = `${day} (${hall})`;
      behind.set(key, (behind.get(key) ?? 0) + count);
    },
    sentences: () => [
      ...first,
      ...ranges.map(rangeSentence),
      ...[...behind].map(
        ([day, count]) =>
          `${count} more ${count === 1 ? 'entry' : 'entries'} of ${day} can be read but stand behind that`,
      ),
    ],
  };
}

function rangeSentence({ from, to, how }: Range): string {
  const what = from === to ? `batch ${from} of the file` : `batches ${from} to ${to} of the file`;
  const verb = how === 'unreadable' ? 'cannot be read' : from === to ? 'is missing' : 'are missing';
  return `${what} ${verb}`;
}
