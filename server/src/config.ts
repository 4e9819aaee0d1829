import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { bilingual, staffRoles } from '@jiaohao/shared';
import { loadConfig } from '@jiaohao/shared/node';
import { checkAcross } from './config-across.ts';
import { planParts, type WrittenPlan } from './plan-book/written-plan.ts';

const staff = z.strictObject({
  number: z
    .string({ error: 'expected two to four digits in quotes, such as "01"' })
    .regex(/^\d{2,4}$/, 'expected two to four digits in quotes, such as "01"'),
  name: bilingual,
  roles: z.array(z.enum(staffRoles)).min(1),
});
export type StaffPlan = z.infer<typeof staff>;

const address = (port: number) =>
  z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(port),
    })
    .prefault({});

const timeZone = z.string().refine(isTimeZone, 'expected an IANA time zone such as Asia/Shanghai');

/** Who else than this machine may read `/metrics`. */
const metrics = z
  .strictObject({
    token: z
      .string()
      .min(24, 'expected at least 24 characters that nobody can guess, such as `openssl rand -hex 24` prints')
      .nullable()
      .default(null),
  })
  .prefault({});

/** What always counts as the hall file has it, and is edited nowhere else. */
const machine = z.object({
  timeZone,
  listen: z.strictObject({ http: address(8080), mqtt: address(1883) }).prefault({}),
  /** Folder of the journal, the credentials and the plan book. */
  data: z.string().min(1),
  metrics,
});
export type MachinePlan = z.infer<typeof machine>;

/** One hall and its hub, in one file. */
const hallFile = z
  .strictObject({
    ...planParts,
    timeZone,
    staff: z.array(staff).default([]),
    listen: machine.shape.listen,
    data: machine.shape.data,
    metrics,
  })
  .superRefine(checkAcross, { when: () => true })
  .transform(({ hall, agents, publicUrl, staff: people, ...rest }): HallFile => ({
    plan: { hall, agents, publicUrl },
    staff: people,
    machine: rest,
  }));

/** A hall file, read: the plan of the hall, which the plan book takes over, and what stays the file's. */
export interface HallFile {
  readonly plan: WrittenPlan;
  /** Taken over into the accounts, each number once. */
  readonly staff: readonly StaffPlan[];
  readonly machine: MachinePlan;
}

/**
 * Reads a hall file.
 * @throws ConfigError that names every problem: file, line, what was expected.
 */
export function loadHallFile(path: string): HallFile {
  return loadConfig(path, hallFile);
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
