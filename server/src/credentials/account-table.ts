import type Database from 'better-sqlite3';
import type { StaffNumber } from '@jiaohao/shared';
import { changesByOthers } from '../store/sqlite/changes-by-others.ts';
import { accountOf, type Account, type AccountChange, type AccountRow, type Person } from './account.ts';

/** The accounts of a hall, with each account's PIN beside it. */
export interface AccountTable {
  /** Asked several times for every request of a page. */
  of(this: void, staff: StaffNumber): Account | null;
  list(): Account[];
  /** Of all accounts. */
  numbers(): readonly StaffNumber[];
  /** What somebody proves who they are with; nothing does for who is disabled. */
  enabledHash(this: void, staff: StaffNumber, which: 'password_hash' | 'pin_hash'): string | null;
  /** How many can sign in and administer. */
  administrators(): number;
  /** `hashed`: of a one-time password, if there is one. */
  add(person: Person, hashed: string | null): void;
  change(staff: StaffNumber, change: AccountChange): void;
  setPassword(staff: StaffNumber, hashed: string, how: 'chosen' | 'must-change'): void;
  setPin(staff: StaffNumber, hashed: string): void;
}

/** The table of accounts; made once a file, and then of any hall. */
export function accountTables(db: Database.Database): (hall: string) => AccountTable {
  const asked = statementsOf(db);
  const version = changesByOthers(db);
  const now = (): string => new Date().toISOString();
  return (hall) => {
    const remembered = rememberedUntilChanged(db, version, (staff: StaffNumber): Account | null => {
      const found = asked.row.get(hall, staff);
      return found === undefined ? null : accountOf(found);
    });
    return {
      of: remembered.of,
      list: () => asked.rows.all(hall).map(accountOf),
      numbers: () => asked.numbers.all(hall),
      enabledHash(staff, which) {
        const found = asked.row.get(hall, staff);
        return found === undefined || found.disabled === 1 ? null : found[which];
      },
      administrators: () => asked.administrators.get(hall) ?? 0,
      add({ number, name, roles }, hashed) {
        const at = now();
        const setAt = hashed === null ? null : at;
        const mustChange = hashed === null ? 0 : 1;
        remembered.forget();
        const row = {
          hall,
          staff: number,
          ...name,
          roles: JSON.stringify(roles),
          hashed,
          mustChange,
          at,
          setAt,
        };
        asked.add.run(row);
      },
      change(staff, { name, roles, disabled }) {
        remembered.forget();
        asked.change.run({
          hall,
          staff,
          zh: name?.zh ?? null,
          en: name?.en ?? null,
          roles: roles === undefined ? null : JSON.stringify(roles),
          disabled: disabled === undefined ? null : Number(disabled),
          at: now(),
        });
      },
      setPassword(staff, hashed, how) {
        remembered.forget();
        asked.setPassword.run({ hall, staff, hashed, mustChange: how === 'must-change' ? 1 : 0, at: now() });
      },
      setPin: (staff, hashed) => void asked.setPin.run(hall, staff, hashed, now()),
    };
  };
}

function statementsOf(db: Database.Database) {
  const columns = 'SELECT account.*, staff_pin.pin_hash FROM account LEFT JOIN staff_pin USING (hall, staff)';
  return {
    row: db.prepare<[string, string], AccountRow>(`${columns} WHERE account.hall = ? AND account.staff = ?`),
    rows: db.prepare<[string], AccountRow>(`${columns} WHERE account.hall = ? ORDER BY length(staff), staff`),
    numbers: db.prepare<[string], string>('SELECT staff FROM account WHERE hall = ?').pluck(),
    administrators: db
      .prepare<[string], number>(
        `SELECT count(*) FROM account, json_each(account.roles) role
         WHERE hall = ? AND role.value = 'admin' AND disabled = 0 AND password_hash IS NOT NULL`,
      )
      .pluck(),
    add: db.prepare(
      `INSERT INTO account (hall, staff, name_zh, name_en, roles, password_hash, must_change, created_at, changed_at, password_set_at)
       VALUES (@hall, @staff, @zh, @en, @roles, @hashed, @mustChange, @at, @at, @setAt)`,
    ),
    change: db.prepare(
      `UPDATE account SET name_zh = coalesce(@zh, name_zh), name_en = coalesce(@en, name_en), roles = coalesce(@roles, roles),
         epoch = epoch + (coalesce(@disabled, disabled) > disabled), disabled = coalesce(@disabled, disabled), changed_at = @at
       WHERE hall = @hall AND staff = @staff`,
    ),
    setPassword: db.prepare(
      `UPDATE account SET password_hash = @hashed, must_change = @mustChange, password_set_at = @at, epoch = epoch + 1
       WHERE hall = @hall AND staff = @staff`,
    ),
    setPin: db.prepare('REPLACE INTO staff_pin (hall, staff, pin_hash, set_at) VALUES (?, ?, ?, ?)'),
  };
}

/** Keeps what was read until the file changes: by us, who say so with `forget`, or by others, whose changes `version` counts. */
function rememberedUntilChanged<Key, Value>(
  db: Database.Database,
  version: () => number,
  read: (key: Key) => Value,
) {
  const known = new Map<Key, Value>();
  let knownAt = version();
  return {
    of(this: void, key: Key): Value {
      // What a transaction sees may yet be taken back.
      if (db.inTransaction) return read(key);
      const newest = version();
      if (newest !== knownAt) known.clear();
      knownAt = newest;
      const found = known.get(key);
      if (found !== undefined) return found;
      const value = read(key);
      known.set(key, value);
      return value;
    },
    forget: () => known.clear(),
  };
}
