import { join } from 'node:path';

/** Who may speak to the hub. */
export const credentialsFile = (folder: string): string => join(folder, 'credentials.sqlite');

/** What happened in the hall. */
export const journalFile = (folder: string): string => join(folder, 'journal.sqlite');

/** Whom to call back. */
export const contactsFile = (folder: string): string => join(folder, 'contacts.sqlite');

/** What the files of many halls said when they were read last. */
export const hallTextsFile = (folder: string): string => join(folder, 'hall-files.json');

/** What the hall is planned to be, in all its versions. */
export const planBookFile = (folder: string): string => join(folder, 'plans.sqlite');
