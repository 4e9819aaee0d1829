import type { StopSignal } from '@jiaohao/shared/node';
import type { HallFile } from '../config.ts';
import { openContactBook, type ContactBook } from '../contacts/contact-book.ts';
import { openCredentials, type Credentials } from '../credentials/credentials.ts';
import { contactsFile, credentialsFile, journalFile, planBookFile } from '../data-folder.ts';
import { openPlanBook, type PlanBook } from '../plan-book/plan-book.ts';
import type { JournalOnDisk } from '../store/journal-on-disk.ts';
import { lockDataFolder } from '../store/sqlite/data-lock.ts';
import { openJournal } from '../store/sqlite/sqlite-journal.ts';

/** What the hub keeps on its disk. */
export interface Stores {
  readonly journal: JournalOnDisk;
  readonly credentials: Credentials;
  readonly contacts: ContactBook;
  readonly planBook: PlanBook;
}

export function openStores({ machine: { data }, staff }: HallFile, stop: StopSignal): Stores {
  const lock = lockDataFolder(data);
  stop.defer(() => {
    lock.release();
  });
  const journal = openJournal(journalFile(data));
  stop.defer(() => journal.close());
  const credentials = openCredentials(credentialsFile(data));
  credentials.accounts.importOnce(staff);
  stop.defer(() => {
    credentials.close();
  });
  const contacts = openContactBook(contactsFile(data));
  stop.defer(() => {
    contacts.close();
  });
  const planBook = openPlanBook(planBookFile(data));
  stop.defer(() => {
    planBook.close();
  });
  return { journal, credentials, contacts, planBook };
}
