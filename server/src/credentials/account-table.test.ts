import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDurably } from '../store/sqlite/database.ts';
import { temporaryFolder } from '../testing/hall.ts';
import { accountTables } from './account-table.ts';
import { credentialsSchema } from './schema.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Database.Database;
beforeEach(() => {
  folder = temporaryFolder();
  db = openDurably(join(folder.path, 'credentials.sqlite'), credentialsSchema);
});
afterEach(() => {
  db.close();
  folder.remove();
});

describe('an account that was remembered', () => {
  it('is not as a change that was taken back would have had it', () => {
    const table = accountTables(db)('centre');
    table.add({ number: '01', name: { zh: '林晓雨', en: 'Lin Xiaoyu' }, roles: ['clerk'] }, null);
    const takenBack = db.transaction(() => {
      table.change('01', { disabled: true });
      expect(table.of('01')).toMatchObject({ disabled: true });
      throw new Error('the disk is full');
    });
    expect(takenBack).toThrow('the disk is full');
    expect(table.of('01')).toMatchObject({ disabled: false });
  });

  it('is seen as another program has left it, a turn of the event loop later', async () => {
    const table = accountTables(db)('centre');
    table.add({ number: '01', name: { zh: '林晓雨', en: 'Lin Xiaoyu' }, roles: ['clerk'] }, null);
    expect(table.of('01')).toMatchObject({ disabled: false });
    const other = openDurably(join(folder.path, 'credentials.sqlite'), credentialsSchema);
    accountTables(other)('centre').change('01', { disabled: true });
    other.close();
    await setImmediate();
    expect(table.of('01')).toMatchObject({ disabled: true });
  });
});
