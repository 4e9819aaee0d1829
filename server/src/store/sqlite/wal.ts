import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What stands in a write-ahead log behind its last whole commit. SQLite drops it without a word. */
export interface WalTail {
  readonly frames: number;
  readonly bytes: number;
  /** Frames among them that end a commit: more than one, and something that was on disk has been damaged. */
  readonly commits: number;
}

/** Field offsets and sizes of the log's format, https://www.sqlite.org/fileformat2.html#the_write_ahead_log. */
const headerBytes = 32;
const frameHeaderBytes = 24;
const magicLittleEndian = 0x37_7f_06_82;
const magicBigEndian = 0x37_7f_06_83;

interface WalHeader {
  readonly pageSize: number;
  readonly salts: Buffer;
  readonly littleEndian: boolean;
  readonly checksum: Checksum;
}

type Checksum = readonly [number, number];

/**
 * Examines a log that nobody is writing to. Null when it ends with a whole commit, or there is none.
 * @param unused SQLite will not look at the log at all (its database is empty): all of it is such a tail
 */
export function examineWal(path: string, unused: boolean): WalTail | null {
  const file = openExisting(path);
  if (file === null) return null;
  try {
    const { size } = fstatSync(file);
    const head = read(file, 0, headerBytes);
    if (head.length < headerBytes) return size === 0 ? null : { frames: 0, bytes: size, commits: 0 };
    const header = readHeader(head);
    const frames = framesOf(file, size, pageSizeIn(head));
    if (header === null || unused) return wholeLog(frames, size);
    return behindLastCommit(frames, header);
  } finally {
    closeSync(file);
  }
}

interface Frame {
  readonly head: Buffer;
  readonly page: Buffer;
}

function* framesOf(file: number, size: number, pageSize: number): Generator<Frame> {
  const frameBytes = frameHeaderBytes + pageSize;
  // Some hundred frames at a time: a log has thousands.
  const chunk = frameBytes * Math.max(1, Math.floor((1 << 20) / frameBytes));
  for (let at = headerBytes; at < size; at += chunk) {
    const bytes = read(file, at, Math.min(chunk, size - at));
    for (let start = 0; start < bytes.length; start += frameBytes)
      yield {
        head: bytes.subarray(start, start + frameHeaderBytes),
        page: bytes.subarray(start + frameHeaderBytes, start + frameBytes),
      };
  }
}

/** Follows the running checksum to the first frame that breaks it, and counts what is of the same generation from the last commit before. */
function behindLastCommit(frames: Iterable<Frame>, header: WalHeader): WalTail | null {
  let sum: Checksum | null = header.checksum;
  let [counted, bytes, commits] = [0, 0, 0];
  let kept = { frames: 0, bytes: 0, commits: 0 };
  for (const { head, page } of frames) {
    sum = sum === null ? null : sumOver(head, page, header, sum);
    counted += 1;
    bytes += head.length + page.length;
    if (sum !== null && endsCommit(head)) {
      [counted, bytes, commits] = [0, 0, 0];
      kept = { frames: 0, bytes: 0, commits: 0 };
    } else if (isOfGeneration(head, header)) {
      commits += endsCommit(head) ? 1 : 0;
      kept = { frames: counted, bytes, commits };
    }
  }
  return kept.frames === 0 ? null : kept;
}

function wholeLog(frames: Iterable<Frame>, size: number): WalTail {
  let [count, commits] = [0, 0];
  for (const { head } of frames) {
    count += 1;
    if (head.length === frameHeaderBytes && endsCommit(head)) commits += 1;
  }
  return { frames: count, bytes: size, commits };
}

/** The checksum after this frame, null when the frame is not whole or not of this chain. */
function sumOver(head: Buffer, page: Buffer, header: WalHeader, before: Checksum): Checksum | null {
  if (page.length < header.pageSize || !isOfGeneration(head, header) || head.readUInt32BE(0) === 0)
    return null;
  const sum = add(page, header.littleEndian, add(head.subarray(0, 8), header.littleEndian, before));
  return sum[0] === head.readUInt32BE(16) && sum[1] === head.readUInt32BE(20) ? sum : null;
}

const isOfGeneration = (head: Buffer, header: WalHeader): boolean =>
  head.length >= 16 && head.subarray(8, 16).equals(header.salts);

/** The last frame of a commit carries the size of the database after it. */
const endsCommit = (head: Buffer): boolean => head.readUInt32BE(4) !== 0;

/** Null for a header that SQLite does not take: it starts as if there were no log. */
function readHeader(head: Buffer): WalHeader | null {
  const magic = head.readUInt32BE(0);
  if (magic !== magicLittleEndian && magic !== magicBigEndian) return null;
  const littleEndian = magic === magicLittleEndian;
  const checksum = add(head.subarray(0, 24), littleEndian, [0, 0]);
  if (checksum[0] !== head.readUInt32BE(24) || checksum[1] !== head.readUInt32BE(28)) return null;
  return { pageSize: pageSizeIn(head), salts: Buffer.from(head.subarray(16, 24)), littleEndian, checksum };
}

/** Of a damaged header the usual size is assumed. */
function pageSizeIn(head: Buffer): number {
  const size = head.readUInt32BE(8);
  const isPossible = size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
  return isPossible ? size : 4096;
}

function add(bytes: Buffer, littleEndian: boolean, [first, second]: Checksum): Checksum {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [a, b] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + words.getUint32(at, littleEndian) + b) >>> 0;
    b = (b + words.getUint32(at + 4, littleEndian) + a) >>> 0;
  }
  return [a, b];
}

function read(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

function openExisting(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
