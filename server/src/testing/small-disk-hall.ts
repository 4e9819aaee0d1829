import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRoom } from '../runtime/room.ts';
import { examineJournal } from '../store/sqlite/examine.ts';
import { openJournal, openJournalReadOnly } from '../store/sqlite/sqlite-journal.ts';
import { gist, hallOver, handClock, silentLog, type HallUnderTest } from './hall.ts';
import type { Order, Told } from './small-disk.ts';

/**
 * A hall over a journal in the folder it is given, which does what it is told line by line: the other end of
 * `small-disk.ts`. It runs in a process of its own because its disk exists for that process only.
 */
const [folder = ''] = process.argv.slice(2);
const file = join(folder, 'journal.sqlite');
const ballast = join(folder, 'ballast');
const clock = handClock();

async function open(): Promise<HallUnderTest & { room: () => string }> {
  const journal = openJournal(file);
  const room = createRoom({ reserve: journal.reserve, clock, log: silentLog });
  return { ...(await hallOver(journal, { clock, room })), room: () => room.state() };
}

let hall = await open();

/** The commands of others than the hub's own clock. */
async function onDisk(): Promise<string[]> {
  const reader = openJournalReadOnly(file);
  const entries = await reader.read({ hall: 'centre', day: '2026-11-23' });
  await reader.close();
  return entries.map((entry) => entry.commandId).filter((id) => !id.startsWith('hub-'));
}

/** Writes until nothing goes any more. */
function fill(): void {
  const sink = openSync(ballast, 'a');
  for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
    try {
      while (writeSync(sink, Buffer.alloc(size, 1)) === size);
    } catch {
      // Smaller pieces may still fit.
    }
  }
  closeSync(sink);
}

async function obey(order: Order): Promise<Told> {
  switch (order.do) {
    case 'send':
      return gist(await hall.send(order.command, order.id));
    case 'look':
      return hall.hall.look((day) => ({ issued: day.issued, current: day.windows.get(1)?.current ?? null }));
    case 'room':
      return hall.room();
    case 'on disk':
      return onDisk();
    case 'examine':
      return examineJournal(file);
    case 'fill':
      fill();
      return 'done';
    case 'make room':
      rmSync(ballast);
      return 'done';
    case 'let time pass':
      clock.advance(order.ms);
      return hall.room();
    case 'restart':
      await hall.close();
      hall = await open();
      return hall.room();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const order: Order = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await obey(order))}\n`);
}
