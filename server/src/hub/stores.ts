import type { StopSignal } from '@jiaohao/shared/node';
import type { MachinePlan } from '../config.ts';
import { openContactBooks, type ContactBook, type ContactBooks } from '../contacts/contact-book.ts';
import { openCredentials, type Credentials, type CredentialsFile } from '../credentials/credentials.ts';
import { contactsFile, credentialsFile, journalFile, planBookFile } from '../data-folder.ts';
import { openPlanBooks, type PlanBook, type PlanBooks } from '../plan-book/plan-book.ts';
import type { JournalOnDisk } from '../store/journal-on-disk.ts';
import { lockDataFolder } from '../store/sqlite/data-lock.ts';
import { openJournal } from '../store/sqlite/sqlite-journal.ts';

/** What the hub keeps on its disk. */
export interface Stores {
  readonly journal: JournalOnDisk;
  readonly credentials: CredentialsFile;
  readonly contacts: ContactBooks;
  readonly planBooks: PlanBooks;
}

export interface StoresOfHall {
  readonly credentials: Credentials;
  readonly contacts: ContactBook;
  readonly planBook: PlanBook;
}

export function openStores({ data }: Pick<MachinePlan, 'data'>, stop: StopSignal): Stores {
  const lock = lockDataFolder(data);
  stop.defer(() => {
    lock.release();
  });
  const journal = openJournal(journalFile(data));
  stop.defer(() => journal.close());
  const credentials = openCredentials(credentialsFile(data));
  stop.defer(() => {
    credentials.close();
  });
  const contacts = openContactBooks(contactsFile(data));
  stop.defer(() => {
    contacts.close();
  });
  const planBooks = openPlanBooks(planBookFile(data));
  stop.defer(() => {
    planBooks.close();
  });
  return { journal, credentials, contacts, planBooks };
}

/** What of them is one hall's. */
export function storesOf(hall: string, { credentials, contacts, planBooks }: Stores): StoresOfHall {
  return { credentials: credentials.of(hall), contacts: contacts.of(hall), planBook: planBooks.of(hall) };
}
