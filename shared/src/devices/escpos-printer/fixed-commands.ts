import { concat, hex, startsWith } from '../../codec/bytes.ts';
import { layoutSize, readLayout, writeLayout } from '../../codec/fields.ts';
import { type FixedCommand, jobCommands, realTimeCommands, type ToDevice } from './messages.ts';

interface Entry extends FixedCommand {
  readonly kind: string;
  readonly prefix: Uint8Array;
  /** Bytes of the whole command. */
  readonly length: number;
}

const entriesOf = (table: Readonly<Record<string, FixedCommand>>): readonly Entry[] =>
  Object.entries(table).map(([kind, { opcode, fields }]) => {
    const prefix = hex(opcode);
    return { kind, opcode, fields, prefix, length: prefix.length + layoutSize(fields) };
  });

const job = entriesOf(jobCommands);
const realTime = entriesOf(realTimeCommands);
const byKind: ReadonlyMap<string, Entry> = new Map([...job, ...realTime].map((entry) => [entry.kind, entry]));

/** What the tables say of the bytes held: a command of `length` bytes, complete or not, or nothing. */
export type FixedRead =
  | { readonly read: 'nothing' }
  | { readonly read: 'partial' }
  /** `message` is undefined if a parameter is not allowed. */
  | { readonly read: 'command'; readonly length: number; readonly message: ToDevice | undefined };

/** Reads a command of the job tables. */
export const readJobCommand = (held: Uint8Array): FixedRead => readBy(job, held);
/** Reads a command of the real-time tables. */
export const readRealTimeCommand = (held: Uint8Array): FixedRead => readBy(realTime, held);

function readBy(entries: readonly Entry[], held: Uint8Array): FixedRead {
  const entry = entries.find(({ prefix }) => startsWith(held, prefix));
  if (entry) {
    if (held.length < entry.length) return { read: 'partial' };
    return { read: 'command', length: entry.length, message: readFields(entry, held) };
  }
  return entries.some(({ prefix }) => startsWith(prefix, held)) ? { read: 'partial' } : { read: 'nothing' };
}

function readFields(entry: Entry, held: Uint8Array): ToDevice | undefined;
function readFields({ kind, prefix, fields }: Entry, held: Uint8Array): object | undefined {
  const parameters = readLayout(fields, held.subarray(prefix.length));
  return parameters && { kind, ...parameters };
}

/** The bytes of a command of the tables; undefined if it is in none. Throws UnencodableError for a parameter that does not fit. */
export function writeFixedCommand(command: ToDevice): Uint8Array | undefined {
  const entry = byKind.get(command.kind);
  if (!entry) return undefined;
  return concat(entry.prefix, writeLayout<Readonly<Record<string, unknown>>>(entry.fields, command));
}
