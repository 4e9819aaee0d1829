import { z } from 'zod';

/** What somebody did around the hall rather than in it, by right of a role. */
export const acts = [
  'first-administrator',
  'account-created',
  'account-renamed',
  'roles-changed',
  'account-disabled',
  'account-enabled',
  'password-reset',
  'pin-renewed',
  'lock-lifted',
  'settings-changed',
  'settings-imported',
  'agent-enrolled',
  'contact-looked-up',
  'device-tested',
] as const;
export type Act = (typeof acts)[number];

/**
 * Whom or what an act is about, for the records: a staff number (`03`), with roles (`03 clerk admin`), a version
 * (`settings 12`), a device with what its test found (`board-3 passed board-confirmed`). Letters and digits of the machine only: no name, no secret.
 */
export const actAbout = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 .:-]{0,119}$/, 'a number, an id, a version');

/** From the hub itself, after the act is done; what was done keeps its own books. */
export const recordActCommand = z.object({
  kind: z.literal('record-act'),
  act: z.enum(acts),
  about: actAbout,
});
