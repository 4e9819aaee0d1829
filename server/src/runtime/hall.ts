import * as domain from '../domain/index.ts';
import { usualBounds } from './intake.ts';
import { remember, type Memory } from './memory.ts';
import { boundlessRoom } from './room.ts';
import { unwatched } from './watch.ts';
import { Writer, type Hall } from './writer.ts';
import type { WriterOptions } from './writer-options.ts';

export type { Recorded } from './announcer.ts';
export type { Hall } from './writer.ts';

/** What has a usual value need not be said: the domain's rules, a disk without end, nothing to wait for, one batch a turn, nobody measures. */
type Usual = 'rules' | 'room' | 'notNow' | 'endOfTurn' | 'bounds' | 'watch';
export type HallOptions = Omit<WriterOptions, Usual> & Partial<Pick<WriterOptions, Usual>>;

/** Opens the hall where its journal left it. @throws when the journal cannot be read. */
export async function openHall(options: HallOptions): Promise<Hall> {
  const { journal, plan, rules = domain } = options;
  return hallFrom(await remember(journal, rules, plan()), options);
}

/** Opens the hall of this memory, which is as its journal has it. */
export function hallFrom(memory: Memory, options: HallOptions): Hall {
  const usual = {
    rules: domain,
    room: boundlessRoom,
    notNow: () => null,
    endOfTurn: setImmediate,
    bounds: usualBounds,
    watch: unwatched,
  };
  return new Writer({ ...usual, ...options }, memory);
}
