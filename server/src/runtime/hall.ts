import * as domain from '../domain/index.ts';
import { remember } from './memory.ts';
import { boundlessRoom } from './room.ts';
import { Writer, type Hall, type WriterOptions } from './writer.ts';

export type { Recorded } from './announcer.ts';
export type { Hall } from './writer.ts';

/** What has a usual value need not be said: the domain's rules, a disk without end, nothing to wait for, one batch a turn. */
type Usual = 'rules' | 'room' | 'notNow' | 'endOfTurn';
export type HallOptions = Omit<WriterOptions, Usual> & Partial<Pick<WriterOptions, Usual>>;

/** Opens the hall where its journal left it. @throws when the journal cannot be read. */
export async function openHall(options: HallOptions): Promise<Hall> {
  const { rules = domain, room = boundlessRoom, notNow = () => null, endOfTurn = setImmediate } = options;
  const { journal, plan } = options;
  return new Writer({ ...options, rules, room, notNow, endOfTurn }, await remember(journal, rules, plan()));
}
