import { hash } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';

/** The last entry of a journal at some time. */
export interface Mark {
  readonly seq: number;
  readonly digest: string;
}

/**
 * A small file beside the journal that says how far it had come. It is written after each commit and not forced to disk:
 * after a power cut it may lag behind, but it is never ahead of what was acknowledged.
 */
export interface Witness {
  /** The furthest mark it has, null when it has none that can be read. */
  read(): Mark | null;
  /** Two places by turns, so that a write that is torn leaves the mark before it. */
  write(mark: Mark): void;
  /** Forgets what it had and begins again with this mark. */
  restart(mark: Mark | null): void;
  close(): void;
}

/** `000000001234 <32 hex digits> <8 hex digits over both>` and a line break. */
const line = /^(\d{12}) ([0-9a-f]{32}) ([0-9a-f]{8})$/;
const lineBytes = 12 + 1 + 32 + 1 + 8 + 1;

const sumOf = (text: string): string => hash('sha256', text, 'hex').slice(0, 8);

/** The witness at `path`; made with the first mark. */
export function openWitness(path: string): Witness {
  let file: number | null = null;
  let next = 0;
  const put = (text: string): void => {
    try {
      file ??= openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      writeSync(file, text, next * lineBytes, 'latin1');
      next = 1 - next;
    } catch {
      // What it vouches for is on disk already; a witness that lags behind only notices less.
    }
  };
  return {
    read() {
      const [first = null, second = null] = readMarks(path);
      next = (first?.seq ?? -1) > (second?.seq ?? -1) ? 1 : 0;
      return furthest(first, second);
    },
    write(mark) {
      put(lineOf(mark));
    },
    restart(mark) {
      const text = mark === null ? `${' '.repeat(lineBytes - 1)}\n` : lineOf(mark);
      put(text);
      put(text);
    },
    close() {
      if (file !== null) closeSync(file);
    },
  };
}

/** The furthest mark of a witness somebody else may be writing; null when there is none. */
export function lastMark(path: string): Mark | null {
  return readMarks(path).reduce<Mark | null>(furthest, null);
}

function furthest(best: Mark | null, mark: Mark | null): Mark | null {
  if (mark === null) return best;
  return best === null || mark.seq > best.seq ? mark : best;
}

function lineOf({ seq, digest }: Mark): string {
  const text = `${String(seq).padStart(12, '0')} ${digest}`;
  return `${text} ${sumOf(text)}\n`;
}

function readMarks(path: string): (Mark | null)[] {
  let text: string;
  try {
    text = readFileSync(path, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return [text.slice(0, lineBytes - 1), text.slice(lineBytes, 2 * lineBytes - 1)].map(markIn);
}

function markIn(text: string): Mark | null {
  const [, seq = '', digest = '', sum] = line.exec(text) ?? [];
  return seq !== '' && sum === sumOf(`${seq} ${digest}`) ? { seq: Number(seq), digest } : null;
}
