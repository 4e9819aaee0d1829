import { z } from 'zod';

/** Counter number as painted over the window: 1…99. */
export const windowNumber = z.int().min(1).max(99);
export type WindowNumber = number;

/** Id of a service in the hall file, for example `withdrawal-rent`. */
export const serviceId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower-case letters, digits and hyphens');
export type ServiceId = string;

/** Id of an agent: `K1`, `D1`. */
export const agentId = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,15}$/, 'a letter, then letters, digits or hyphens');
export type AgentId = string;

/** Staff number as keyed on a keypad: two to four digits. */
export const staffNumber = z.string().regex(/^\d{2,4}$/, 'two to four digits');
export type StaffNumber = string;

/** The groups of §9: deposit 缴存变更, withdrawal 提取, loan 贷款. */
export const serviceGroups = ['deposit', 'withdrawal', 'loan'] as const;
export type ServiceGroup = (typeof serviceGroups)[number];

/** What a person who works in the hall may be allowed to do. */
export const staffRoles = ['clerk', 'consultant', 'duty-manager', 'technician', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Chinese first, English second. */
export const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;
