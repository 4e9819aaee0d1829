import { Client } from 'undici';
import { Samples } from '../samples.ts';

/** One request, ready to go out. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface ClosedLoop {
  /** `http://127.0.0.1:8080` */
  readonly origin: string;
  /** Kept alive; each has one request on its way at a time. */
  readonly connections: number;
  /** What a connection, counted from 0, asks next; null: it is done. */
  readonly next: (connection: number) => Ask | null;
  readonly answered: (answer: { connection: number; status: number; text: string }) => void;
}

export interface LoopRun {
  readonly name: string;
  readonly connections: number;
  readonly answers: number;
  /** Answers a second, over all connections. */
  readonly rate: number;
  /** Milliseconds from a request to the end of its answer. */
  readonly latencies: Samples;
  /** Requests that got no answer at all, because the connection broke. */
  readonly broken: number;
}

/**
 * Asks as fast as the server answers: each connection sends its next request when it has the whole answer to the one
 * before. The same for every server, so that figures can be put side by side.
 */
export async function driveClosedLoop(name: string, loop: ClosedLoop): Promise<LoopRun> {
  const latencies = new Samples(name);
  let broken = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: loop.connections }, async (_, connection) => {
      const client = new Client(loop.origin, { pipelining: 1 });
      for (let ask = loop.next(connection); ask !== null; ask = loop.next(connection)) {
        const sent = performance.now();
        try {
          const { statusCode, body } = await client.request(ask);
          const text = await body.text();
          latencies.add(performance.now() - sent);
          loop.answered({ connection, status: statusCode, text });
        } catch {
          broken += 1;
        }
      }
      await client.close();
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const answers = latencies.count;
  return { name, connections: loop.connections, answers, rate: answers / seconds, latencies, broken };
}
