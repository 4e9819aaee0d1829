import {
  closeSync,
  copyFileSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { HallEvent } from '../domain/index.ts';
import type { JournalEntry, JournalReader } from '../store/journal.ts';
import { openJournal } from '../store/sqlite/sqlite-journal.ts';

/** An entry of the centre with a call in it. */
export function writtenEntry(commandId: string, day = '2026-11-23'): JournalEntry {
  return {
    hall: 'centre',
    day,
    commandId,
    at: 1_795_400_000_000,
    events: [
      {
        type: 'ticketFinished',
        at: 1_795_400_000_000,
        by: { staff: '01', window: 3 },
        ticket: 'A001',
        window: 3,
      },
      {
        type: 'windowPaused',
        at: 1_795_400_000_000,
        by: { staff: '01' },
        window: 3,
        reason: '开会'.repeat(40),
        fault: false,
      },
    ],
    answer: { kind: 'done' },
  };
}

/** Two days, `count` entries each, with ids that scatter over the index as real ones do. */
export function twoDays(count: number): JournalEntry[] {
  return ['2026-11-23', '2026-11-24'].flatMap((day) =>
    Array.from({ length: count }, (_, n) => writtenEntry(`${(n * 7919) % 1009}-of-${day}-${n}`, day)),
  );
}

/** Writes them one commit each. */
export async function writeOut(file: string, entries: readonly JournalEntry[]): Promise<void> {
  const journal = openJournal(file);
  for (const entry of entries) await journal.append([entry]);
  await journal.close();
}

/** Everything a journal gives back, day by day, and the ids whose answers it knows. */
export async function contentOf(
  journal: JournalReader,
  entries: readonly JournalEntry[],
): Promise<{ days: Record<string, JournalEntry[]>; answered: string[] }> {
  const days: Record<string, JournalEntry[]> = {};
  for (const { hall, day } of await journal.days('centre'))
    days[day] = [...(await journal.read({ hall, day }))];
  const answers = await journal.answersTo(
    'centre',
    entries.map(({ commandId }) => commandId),
  );
  return { days, answered: [...answers.keys()].sort() };
}

/** What a restart is told of the last days of these halls, hall by hall. */
export async function replayed(
  journal: Pick<JournalReader, 'replay'>,
  ...halls: readonly string[]
): Promise<Record<string, { at: number; events: readonly HallEvent[] }[]>> {
  const told: Record<string, { at: number; events: readonly HallEvent[] }[]> = {};
  await journal.replay(halls, (hall, at, events) => (told[hall] ??= []).push({ at, events }));
  return told;
}

/** The files of a journal as they are at this moment, as a kill would leave them, in another folder. */
export function asKilled(file: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(basename(file)) && !name.endsWith('-shm'))
      copyFileSync(join(dirname(file), name), join(folder, name));
  return join(folder, basename(file));
}

/** Turns the bits `mask` of the byte at this place; counted from the end when negative. */
export function flip(file: string, at: number, mask = 0x40): void {
  const handle = openSync(file, 'r+');
  try {
    const place = at < 0 ? fstatSync(handle).size + at : at;
    const byte = Buffer.alloc(1);
    readSync(handle, byte, 0, 1, place);
    writeSync(handle, Buffer.of((byte[0] ?? 0) ^ mask), 0, 1, place);
  } finally {
    closeSync(handle);
  }
}

/** Cuts the file to this size; off its end when negative. */
export function cut(file: string, size: number): void {
  const handle = openSync(file, 'r+');
  ftruncateSync(handle, size < 0 ? fstatSync(handle).size + size : size);
  closeSync(handle);
}
