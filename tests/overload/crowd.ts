import { services } from '../bench/rates/busy-hub.ts';
import type { CrowdedHub } from './crowded-hub.ts';
import { openConnection, pipeline, requestLines, type Answered } from './pipeline.ts';

/** What became of one wish for a ticket. */
export interface Outcome {
  /** Its Idempotency-Key. */
  readonly id: string;
  readonly status: number;
  /** Null: it was not told when to come again. */
  readonly retryAfter: string | null;
  /** The number that was given out, or the code of the refusal. */
  readonly told: string;
}

/** Connections of a crowd. */
const connections = 200;

/** All of these wishes for a ticket, at the same time. Rejects when one gets no answer at all. */
export async function wishTogether(hub: CrowdedHub, ids: readonly string[]): Promise<Outcome[]> {
  const each = Math.ceil(ids.length / connections);
  const parts = Array.from({ length: Math.ceil(ids.length / each) }, (_, at) =>
    ids.slice(at * each, (at + 1) * each),
  );
  const wishes = parts.map((part) => part.map((id, n) => wishOf(hub, id, n)));
  // All are at the door before the first says anything.
  const sockets = await Promise.all(parts.map(() => openConnection(hub.origin)));
  const outcomes = sockets.map(async (socket, at) => {
    const part = parts[at] ?? [];
    const answers = await pipeline(socket, wishes[at] ?? []);
    return answers.map((answer, n) => outcomeOf(part[n] ?? '', answer));
  });
  return (await Promise.all(outcomes)).flat();
}

function wishOf({ headers }: CrowdedHub, id: string, n: number): string {
  const body = JSON.stringify({ service: services[n % services.length] });
  return requestLines('/api/tickets', { 'idempotency-key': id, ...headers }, body);
}

function outcomeOf(id: string, { status, retryAfter, text }: Answered): Outcome {
  const ticket = /"ticket":"(?<ticket>[A-Z]\d+)"/.exec(text)?.groups?.['ticket'];
  const code = /"code":"(?<code>[a-z-]+)"/.exec(text)?.groups?.['code'];
  return { id, status, retryAfter, told: ticket ?? code ?? text };
}
