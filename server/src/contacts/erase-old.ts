import type { Logger } from 'pino';
import type { Hall } from '../runtime/hall.ts';
import type { ContactBook } from './contact-book.ts';

const keptMs = 30 * 24 * 3_600_000;

/** Erases old entries of the contact book whenever a day opens; returns how to stop. */
export function eraseOldContacts(
  hall: Pick<Hall, 'onRecorded'>,
  contacts: Pick<ContactBook, 'eraseBefore'>,
  log: Logger,
): () => void {
  return hall.onRecorded(({ events, state, stamp }) => {
    if (!events.some(({ type }) => type === 'dayOpened')) return;
    const erased = contacts.eraseBefore(stamp.at - keptMs, new Set(state.failures.callBacks.keys()));
    if (erased > 0) log.info({ erased }, 'contacts kept long enough were erased');
  });
}
