import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hallIn, silentLog, temporaryFolder } from '../testing/hall.ts';
import { openContactBooks, type Contact, type ContactBook, type ContactBooks } from './contact-book.ts';
import { eraseOldContacts } from './erase-old.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let books: ContactBooks;
let book: ContactBook;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'contacts.sqlite');
  books = openContactBooks(path);
  book = books.of('centre');
});
afterEach(() => {
  books.close();
  folder.remove();
});

const contact = (id: string, at: number, over: Partial<Contact> = {}): Contact => ({
  id,
  name: '李秀英',
  phone: '13800138000',
  note: null,
  at,
  ...over,
});

/** Everything the folder holds, as text: what stands on the disk. */
const onDisk = (): string =>
  readdirSync(folder.path)
    .map((file) => readFileSync(join(folder.path, file), 'utf8'))
    .join('');

it('keeps whom to call back, for its owner’s eyes, over a restart', () => {
  const first = contact('c1', 1000, { note: '下午三点后' });
  expect(book.add(first)).toBe(true);
  books.close();
  books = openContactBooks(path);
  book = books.of('centre');
  expect(book.of('c1')).toEqual(first);
  expect(book.of('c2')).toBeNull();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('does not write over an entry that stands', () => {
  book.add(contact('c1', 1000));
  expect(book.add(contact('c1', 2000, { phone: '000' }))).toBe(false);
  expect(book.of('c1')?.phone).toBe('13800138000');
});

it('erases from the disk what is removed', () => {
  book.add(contact('c1', 1000));
  expect(onDisk()).toContain('13800138000');
  book.remove('c1');
  expect(book.of('c1')).toBeNull();
  expect(onDisk()).not.toContain('13800138000');
  expect(onDisk()).not.toContain('李秀英');
});

it('erases what is older than it may be kept, but nobody who is still to be called', () => {
  book.add(contact('finished', 1000, { phone: '111111' }));
  book.add(contact('still-open', 1000, { phone: '222222' }));
  book.add(contact('young', 2000, { phone: '333333' }));
  expect(book.eraseBefore(2000, new Set(['still-open']))).toBe(1);
  expect(['finished', 'still-open', 'young'].map((id) => book.of(id)?.phone)).toEqual([
    undefined,
    '222222',
    '333333',
  ]);
  expect(onDisk()).not.toContain('111111');
});

it('is cleared of old entries when a day opens', async () => {
  const { hall, clock, send, close } = await hallIn(folder.path);
  const stop = eraseOldContacts(hall, book, silentLog);
  const day = 24 * 3_600_000;
  book.add(contact('old', clock.now() - 30 * day - 1));
  book.add(contact('month', clock.now() - 30 * day));
  await send({ kind: 'open-day' });
  expect([book.of('old'), book.of('month')?.id]).toEqual([null, 'month']);
  stop();
  await close();
});

it('keeps the call-backs of each hall apart', () => {
  const west = books.of('west');
  book.add(contact('c1', 1000));
  expect(west.of('c1')).toBeNull();
  expect(west.add(contact('c1', 1000, { phone: '444444' }))).toBe(true);
  expect(west.eraseBefore(2000, new Set())).toBe(1);
  west.remove('c1');
  expect(book.of('c1')?.phone).toBe('13800138000');
});
