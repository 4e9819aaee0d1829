import type { Act, Actor, StaffNumber } from '@jiaohao/shared';
import type { Account, AccountChange, AccountFault, Person } from './account.ts';
import type { ActsToTell } from './acts-to-tell.ts';
import type { AccountTable } from './account-table.ts';
import type { AtOnce } from './at-once.ts';
import type { Writing } from './writing.ts';
import { hashOf, matches, oneTimePassword, randomPin } from './secrets.ts';

/** A secret that was made; it is told here and never again. */
export type Made = { readonly secret: string } | { readonly fault: AccountFault };

/** Who works here and may do what. What an administrator does is written down for the journal with who it was (`by`). */
export interface Accounts {
  of(staff: StaffNumber): Account | null;
  /** By number. */
  list(): readonly Account[];
  /** Takes over those of a hall file whose numbers have no account yet. */
  importOnce(people: readonly Person[]): void;
  /** Whether somebody who is not disabled has the role admin and can sign in. */
  hasAdministrator(): boolean;
  /** Makes an account with a one-time password. */
  create(person: Person, by: Actor): Promise<Made>;
  /** Disabling an account ends its sessions. Refused when nobody would be left to administer. */
  change(staff: StaffNumber, change: AccountChange, by: Actor): AccountFault | null;
  /** A one-time password for somebody who forgot theirs; ends their sessions. */
  resetPassword(staff: StaffNumber, by: Actor): Promise<Made>;
  /** Writes down that somebody lifted the lock; the doors do it. */
  liftLock(staff: StaffNumber, by: Actor): AccountFault | null;
  /** A new keypad PIN, random unless it is given. */
  renewPin(staff: StaffNumber, by: Actor, pin?: string): Promise<Made>;
  /** Somebody's own choice; ends their sessions. */
  choosePassword(staff: StaffNumber, password: string): Promise<void>;
  /** Only while there is no administrator. An account of that number is given the role and the password. */
  makeFirstAdministrator(
    person: Pick<Person, 'number' | 'name'>,
    password: string,
  ): Promise<AccountFault | null>;
  /** False for who is disabled, and as slow for who does not exist. */
  isPassword(staff: StaffNumber, password: string): Promise<boolean>;
  isPin(staff: StaffNumber, pin: string): Promise<boolean>;
}

/** What the accounts of a hall are kept in. */
interface AccountParts {
  readonly table: AccountTable;
  readonly acts: ActsToTell;
  readonly atOnce: AtOnce;
  readonly writing: Writing;
}

export function createAccounts({ table, acts, atOnce, writing }: AccountParts): Accounts {
  const { of, enabledHash } = table;
  const hasAdministrator = (): boolean => table.administrators() > 0;
  const toExisting = (staff: StaffNumber, by: Actor, act: Act, work: () => void): AccountFault | null =>
    atOnce(() => {
      if (of(staff) === null) return 'unknown-account';
      work();
      acts.add(act, staff, by);
      return null;
    });

  return {
    of,
    list: () => table.list(),
    importOnce(people) {
      const known = new Set(table.numbers());
      const missing = people.filter(({ number }) => !known.has(number));
      if (missing.length === 0) return;
      atOnce(() => {
        for (const person of missing) if (of(person.number) === null) table.add(person, null);
        return null;
      });
    },
    hasAdministrator,
    async create(person, by) {
      const secret = oneTimePassword();
      const hashed = await hashOf(secret);
      const fault = atOnce(() => {
        if (of(person.number) !== null) return 'account-exists';
        table.add(person, hashed);
        acts.add('account-created', [person.number, ...person.roles].join(' '), by);
        return null;
      });
      return madeUnless(fault, secret);
    },
    change: (staff, change, by) =>
      atOnce(() => {
        const before = of(staff);
        if (before === null) return 'unknown-account';
        table.change(staff, change);
        for (const [act, about] of actsOf(before, change)) acts.add(act, about, by);
        const administered = before.roles.includes('admin') && !before.disabled;
        return administered && !hasAdministrator() ? 'last-administrator' : null;
      }),
    async resetPassword(staff, by) {
      const secret = oneTimePassword();
      const hashed = await hashOf(secret);
      const set = (): void => table.setPassword(staff, hashed, 'must-change');
      return madeUnless(toExisting(staff, by, 'password-reset', set), secret);
    },
    async renewPin(staff, by, secret = randomPin()) {
      const hashed = await hashOf(secret);
      const set = (): void => table.setPin(staff, hashed);
      return madeUnless(toExisting(staff, by, 'pin-renewed', set), secret);
    },
    liftLock: (staff, by) => toExisting(staff, by, 'lock-lifted', () => {}),
    async choosePassword(staff, password) {
      const hashed = await hashOf(password);
      writing(() => table.setPassword(staff, hashed, 'chosen'));
    },
    async makeFirstAdministrator({ number, name }, password) {
      const hashed = await hashOf(password);
      return atOnce(() => {
        if (hasAdministrator()) return 'administrator-exists';
        const before = of(number);
        if (before === null) table.add({ number, name, roles: ['admin'] }, null);
        else table.change(number, { name, roles: withAdmin(before), disabled: false });
        table.setPassword(number, hashed, 'chosen');
        acts.add('first-administrator', number, { staff: number });
        return null;
      });
    },
    isPassword: (staff, password) => matches(enabledHash(staff, 'password_hash'), password),
    isPin: (staff, pin) => matches(enabledHash(staff, 'pin_hash'), pin),
  };
}

function madeUnless(fault: AccountFault | null, secret: string): Made {
  return fault === null ? { secret } : { fault };
}

function withAdmin({ roles }: Account): Account['roles'] {
  return roles.includes('admin') ? roles : [...roles, 'admin'];
}

type Told = readonly [act: Act, about: string];

/** What a change is called in the records; what stays as it is, is no act. */
function actsOf(before: Account, { name, roles, disabled }: AccountChange): Told[] {
  const { staff } = before;
  const told: Told[] = [];
  if (name !== undefined && (name.zh !== before.name.zh || name.en !== before.name.en))
    told.push(['account-renamed', staff]);
  if (roles !== undefined && String([...roles].sort()) !== String([...before.roles].sort()))
    told.push(['roles-changed', [staff, ...roles].join(' ')]);
  if (disabled !== undefined && disabled !== before.disabled)
    told.push([disabled ? 'account-disabled' : 'account-enabled', staff]);
  return told;
}
