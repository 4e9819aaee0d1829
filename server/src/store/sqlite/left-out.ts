import type { EntryRow } from './schema.ts';

/** What a salvage could not save, gathered into as few sentences as say it exactly. */
export interface LeftOut {
  /** Frames of the write-ahead log behind its last whole commit; `commits` of them end one. */
  unfinished(frames: number, commits: number): void;
  /** An entry that is not there, or cannot be read. */
  gone(seq: number, how: 'missing' | 'unreadable'): void;
  /** An entry that is not as it was written, or does not follow the one before; it would have been this one of its day. */
  unsound(row: EntryRow, number: number): void;
  /** An entry that can be read behind one of its day that cannot. */
  behind(row: EntryRow): void;
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
    unsound({ seq, hall, day, command_id }, number) {
      first.push(
        `entry ${number} of ${day} (${hall}; ${seq} of the file, command ${command_id}) is not as it was written, or one before it is missing`,
      );
    },
    behind({ hall, day }) {
      const key = `${day} (${hall})`;
      behind.set(key, (behind.get(key) ?? 0) + 1);
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
  const what = from === to ? `entry ${from} of the file` : `entries ${from} to ${to} of the file`;
  const verb = how === 'unreadable' ? 'cannot be read' : from === to ? 'is missing' : 'are missing';
  return `${what} ${verb}`;
}
