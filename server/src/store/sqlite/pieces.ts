import { forReplay } from './form.ts';
import type { BatchRow } from './schema.ts';

/** Batches that are read together; what one thread can hand to another without copying it. */
export interface Piece {
  /** {@link batchNumbers} numbers for each batch. */
  readonly batches: Float64Array<ArrayBuffer>;
  /** A list of what happened in each, in ASCII. */
  readonly happened: Uint8Array<ArrayBuffer>;
}

/** A batch of a piece, without what it says. */
interface BatchOfPiece {
  /** Its hall, by its place in the list of those that are read. */
  readonly hall: number;
  readonly dayId: number;
  readonly seq: number;
  readonly at: number;
}

const batchNumbers = 4;
/** Long enough that handing it over costs little, short enough that what was made of it is soon forgotten. */
const bytesOfPiece = 1 << 19;

/**
 * Puts proved rows together.
 * @param note hears of each command
 */
export function* piecesOf(
  rows: Iterable<BatchRow>,
  halls: readonly string[],
  note: (id: string, seq: number) => void,
): Generator<Piece> {
  const places = new Map(halls.map((hall, place) => [hall, place]));
  let batches: number[] = [];
  let texts: Uint8Array[] = [];
  let bytes = 0;
  const piece = (): Piece => ({ batches: Float64Array.from(batches), happened: listOf(texts, bytes) });
  for (const row of rows) {
    const { ids, happened } = forReplay(row);
    for (const id of ids) note(id, row.seq);
    batches.push(places.get(row.hall) ?? 0, row.dayId, row.seq, row.at);
    texts.push(happened);
    bytes += happened.length + 1;
    if (bytes < bytesOfPiece) continue;
    yield piece();
    [batches, texts, bytes] = [[], [], 0];
  }
  if (texts.length > 0) yield piece();
}

/** @param bytes of all, each with what follows it */
function listOf(texts: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const list = new Uint8Array(bytes + 1);
  let at = 0;
  for (const text of texts) {
    list[at] = at === 0 ? 0x5b : 0x2c; // [ or ,
    list.set(text, at + 1);
    at += text.length + 1;
  }
  list[at] = 0x5d; // ]
  return list;
}

/** The batch at this place of a piece. */
export function batchAt({ batches }: Piece, place: number): BatchOfPiece {
  const from = place * batchNumbers;
  const [hall = 0, dayId = 0, seq = 0, at = 0] = batches.subarray(from, from + batchNumbers);
  return { hall, dayId, seq, at };
}
