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
const lettersOfPiece = 1 << 19;

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
  let texts: string[] = [];
  let letters = 0;
  const piece = (): Piece => ({ batches: Float64Array.from(batches), happened: listOf(texts) });
  for (const row of rows) {
    const { ids, happened } = forReplay(row);
    for (const id of ids) note(id, row.seq);
    batches.push(places.get(row.hall) ?? 0, row.dayId, row.seq, row.at);
    texts.push(happened);
    letters += happened.length;
    if (letters < lettersOfPiece) continue;
    yield piece();
    [batches, texts, letters] = [[], [], 0];
  }
  if (texts.length > 0) yield piece();
}

function listOf(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`[${texts.join(',')}]`, 'latin1'));
}

/** The batch at this place of a piece. */
export function batchAt({ batches }: Piece, place: number): BatchOfPiece {
  const from = place * batchNumbers;
  const [hall = 0, dayId = 0, seq = 0, at = 0] = batches.subarray(from, from + batchNumbers);
  return { hall, dayId, seq, at };
}
