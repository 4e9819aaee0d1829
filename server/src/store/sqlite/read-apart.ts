import { Worker } from 'node:worker_threads';
import { JournalError } from '../journal-error.ts';
import type { Piece } from './pieces.ts';
import type { YoungTable } from './young-ids.ts';

/** What the thread is given. */
export interface Reading {
  readonly path: string;
  readonly halls: readonly string[];
  /** How many pieces were taken up, so that it does not read on without end. */
  readonly taken: Int32Array;
}

/** What the thread says: a piece, the end, or why it cannot go on. */
export type Said =
  | { readonly kind: 'piece'; readonly piece: Piece }
  /** `ids`: of all that was read. */
  | { readonly kind: 'end'; readonly ids: YoungTable }
  | { readonly kind: 'failed'; readonly code: JournalError['code']; readonly message: string };

/**
 * Has the last days of halls read and proved by a thread of its own; returns the ids of their commands.
 * @throws {JournalError} as a reader here would
 */
export async function readApart(
  path: string,
  halls: readonly string[],
  hear: (piece: Piece) => void,
): Promise<YoungTable> {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const reading: Reading = { path, halls, taken };
  const worker = new Worker(new URL('reading-thread.ts', import.meta.url), { workerData: reading });
  try {
    return await allOf(worker, path, (piece) => {
      hear(piece);
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
    });
  } finally {
    await worker.terminate();
  }
}

function allOf(worker: Worker, path: string, hear: (piece: Piece) => void): Promise<YoungTable> {
  return new Promise((resolve, reject) => {
    worker.on('message', (said: Said) => {
      if (said.kind === 'end') resolve(said.ids);
      else if (said.kind === 'failed') reject(new JournalError(said.code, said.message));
      else
        try {
          hear(said.piece);
        } catch (error) {
          reject(error);
        }
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error(`${path}: the thread that reads it ended before it was done`)));
  });
}
