import type Database from 'better-sqlite3';
import type { StaffNumber } from '@jiaohao/shared';
import { accountOf, type Account, type AccountChange, type AccountRow, type Person } from './account.ts';

/** The table of accounts, with each account's PIN beside it. */
export function accountTable(db: Database.Database) {
  const columns = 'SELECT account.*, staff_pin.pin_hash FROM account LEFT JOIN staff_pin USING (staff)';
  const row = db.prepare<[string], AccountRow>(`${columns} WHERE staff = ?`);
  const rows = db.prepare<[], AccountRow>(`${columns} ORDER BY length(staff), staff`);
  const administrators = db
    .prepare<[], number>(
      `SELECT count(*) FROM account, json_each(account.roles) role
       WHERE role.value = 'admin' AND disabled = 0 AND password_hash IS NOT NULL`,
    )
    .pluck();
  const add = db.prepare(
    `INSERT INTO account (staff, name_zh, name_en, roles, password_hash, must_change, created_at, changed_at, password_set_at)
     VALUES (@staff, @zh, @en, @roles, @hashed, @mustChange, @at, @at, @setAt)`,
  );
  const change = db.prepare(
    `UPDATE account SET name_zh = coalesce(@zh, name_zh), name_en = coalesce(@en, name_en), roles = coalesce(@roles, roles),
       epoch = epoch + (coalesce(@disabled, disabled) > disabled), disabled = coalesce(@disabled, disabled), changed_at = @at
     WHERE staff = @staff`,
  );
  const setPassword = db.prepare(
    `UPDATE account SET password_hash = @hashed, must_change = @mustChange, password_set_at = @at, epoch = epoch + 1
     WHERE staff = @staff`,
  );
  const setPin = db.prepare('REPLACE INTO staff_pin (staff, pin_hash, set_at) VALUES (?, ?, ?)');
  const now = (): string => new Date().toISOString();
  const remembered = rememberedUntilChanged(db, (staff: StaffNumber): Account | null => {
    const found = row.get(staff);
    return found === undefined ? null : accountOf(found);
  });

  return {
    /** Asked several times for every request of a page. */
    of: remembered.of,
    list: (): Account[] => rows.all().map(accountOf),
    /** What somebody proves who they are with; nothing does for who is disabled. */
    enabledHash: (staff: StaffNumber, which: 'password_hash' | 'pin_hash'): string | null => {
      const found = row.get(staff);
      return found === undefined || found.disabled === 1 ? null : found[which];
    },
    /** How many can sign in and administer. */
    administrators: () => administrators.get() ?? 0,
    /** `hashed`: of a one-time password, if there is one. */
    add({ number, name, roles }: Person, hashed: string | null): void {
      const at = now();
      const setAt = hashed === null ? null : at;
      const mustChange = hashed === null ? 0 : 1;
      remembered.forget();
      add.run({ staff: number, ...name, roles: JSON.stringify(roles), hashed, mustChange, at, setAt });
    },
    change(staff: StaffNumber, { name, roles, disabled }: AccountChange): void {
      remembered.forget();
      change.run({
        staff,
        zh: name?.zh ?? null,
        en: name?.en ?? null,
        roles: roles === undefined ? null : JSON.stringify(roles),
        disabled: disabled === undefined ? null : Number(disabled),
        at: now(),
      });
    },
    setPassword(staff: StaffNumber, hashed: string, how: 'chosen' | 'must-change'): void {
      remembered.forget();
      setPassword.run({ staff, hashed, mustChange: how === 'must-change' ? 1 : 0, at: now() });
    },
    setPin: (staff: StaffNumber, hashed: string) => void setPin.run(staff, hashed, now()),
  };
}

/**
 * Keeps what was read until the file changes: by us, who say so with `forget`, or by another program, such as the command
 * that gives somebody a new password, whose writes SQLite counts (https://www.sqlite.org/pragma.html#pragma_data_version).
 */
function rememberedUntilChanged<Key, Value>(db: Database.Database, read: (key: Key) => Value) {
  const versionOf = db.prepare<[], number>('PRAGMA data_version').pluck();
  const known = new Map<Key, Value>();
  let version = versionOf.get();
  // Once a turn of the event loop is soon enough to see another program's writes, and a turn may serve many requests.
  let looked = false;
  const lookForChanges = (): void => {
    if (looked) return;
    looked = true;
    setImmediate(() => {
      looked = false;
    });
    const newest = versionOf.get();
    if (newest !== version) known.clear();
    version = newest;
  };
  return {
    of(this: void, key: Key): Value {
      // What a transaction sees may yet be taken back.
      if (db.inTransaction) return read(key);
      lookForChanges();
      const found = known.get(key);
      if (found !== undefined) return found;
      const value = read(key);
      known.set(key, value);
      return value;
    },
    forget: () => known.clear(),
  };
}
