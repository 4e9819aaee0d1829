import { z } from 'zod';
import { staffRoles, type Bilingual, type StaffNumber, type StaffRole } from '@jiaohao/shared';

/** Somebody who works in the hall. */
export interface Person {
  readonly number: StaffNumber;
  readonly name: Bilingual;
  readonly roles: readonly StaffRole[];
}

/** A person's account, without what proves who they are. */
export interface Account {
  readonly staff: StaffNumber;
  readonly name: Bilingual;
  readonly roles: readonly StaffRole[];
  /** May do nothing any more; kept because the history names it. */
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly hasPin: boolean;
  /** Somebody else made the password: it opens nothing but the door to a new one. */
  readonly mustChange: boolean;
  /** Sessions opened under another epoch are over. */
  readonly epoch: number;
  /** ISO times. */
  readonly createdAt: string;
  readonly changedAt: string;
  readonly passwordSetAt: string | null;
}

/** What an administrator may change. */
export interface AccountChange {
  readonly name?: Bilingual | undefined;
  readonly roles?: readonly StaffRole[] | undefined;
  readonly disabled?: boolean | undefined;
}

/** Why an account cannot be made or changed. */
export type AccountFault =
  'unknown-account' | 'account-exists' | 'last-administrator' | 'administrator-exists';

export interface AccountRow {
  readonly staff: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly roles: string;
  readonly disabled: number;
  readonly password_hash: string | null;
  readonly must_change: number;
  readonly epoch: number;
  readonly created_at: string;
  readonly changed_at: string;
  readonly password_set_at: string | null;
  readonly pin_hash: string | null;
}

const rolesKept = z.array(z.enum(staffRoles));

export function accountOf(row: AccountRow): Account {
  return {
    staff: row.staff,
    name: { zh: row.name_zh, en: row.name_en },
    roles: rolesKept.parse(JSON.parse(row.roles)),
    disabled: row.disabled === 1,
    hasPassword: row.password_hash !== null,
    hasPin: row.pin_hash !== null,
    mustChange: row.must_change === 1,
    epoch: row.epoch,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    passwordSetAt: row.password_set_at,
  };
}
