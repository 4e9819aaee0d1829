import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { bilingual, staffRoles } from '@jiaohao/shared';
import { ConfigError, isConfigError, loadConfig } from '@jiaohao/shared/node';
import { checkAcross, repeats } from './config-across.ts';
import { hallTextsFile } from './data-folder.ts';
import { openKnownTexts } from './known-texts.ts';
import { planParts, type WrittenPlan } from './plan-book/written-plan.ts';

const staff = z.strictObject({
  number: z
    .string({ error: 'expected two to four digits in quotes, such as "01"' })
    .regex(/^\d{2,4}$/, 'expected two to four digits in quotes, such as "01"'),
  name: bilingual,
  roles: z.array(z.enum(staffRoles)).min(1),
});
type StaffPlan = z.infer<typeof staff>;

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

/** What belongs to the hall itself, also where its hub has others. */
const hallParts = { ...planParts, staff: z.array(staff).default([]) };

/** One hall and its hub, in one file. */
const hubOfOne = z
  .strictObject({
    ...planParts,
    timeZone,
    staff: hallParts.staff,
    listen: machine.shape.listen,
    data: machine.shape.data,
    metrics,
  })
  .superRefine(checkAcross, { when: () => true })
  .transform(({ hall, agents, publicUrl, staff: people, ...rest }) => ({
    plan: { hall, agents, publicUrl },
    staff: people,
    machine: rest,
  }));

/** One of many halls. */
const hallOfMany = z
  .strictObject(hallParts)
  .superRefine(checkAcross, { when: () => true })
  .transform(({ staff: people, ...plan }) => ({ plan, staff: people }));

const hostName = z
  .string()
  .regex(
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
    'expected a host name in lower case and without a port, such as east.fund.example',
  );

/** A hub of many halls: what counts for all of them, and where each has its file. */
const hubOfMany = (folder: string) =>
  z
    .strictObject({
      ...machine.shape,
      halls: z
        .array(
          z.strictObject({
            file: z
              .string()
              .refine((file) => existsSync(resolve(folder, file)), 'there is no such file beside this one'),
            host: hostName,
          }),
        )
        .min(1, 'expected at least one hall'),
    })
    .superRefine(({ halls }, context) => {
      for (const key of ['file', 'host'] as const)
        for (const { at, value } of repeats(halls.map((each) => each[key])))
          context.addIssue({
            code: 'custom',
            path: ['halls', at, key],
            message: `${value} is listed twice; expected another ${key}`,
          });
    });

/** A hall, read: its plan, which the plan book takes over, and what stays the file's. */
export interface HallFile {
  readonly plan: WrittenPlan;
  /** Taken over into the accounts, each number once. */
  readonly staff: readonly StaffPlan[];
  /** By what name its pages are asked for; null: the hub has no other hall, and any name is right. */
  readonly host: string | null;
  readonly path: string;
}

/** A hub and its halls, read. */
export interface HubFile {
  readonly machine: MachinePlan;
  readonly halls: readonly HallFile[];
}

/**
 * Reads the file of a hub: one hall with everything in it, or a list of halls that have a file each.
 * @throws ConfigError that names every problem: file, line, what was expected.
 */
export function loadHubFile(path: string): HubFile {
  const { halls } = loadConfig(path, z.looseObject({ halls: z.unknown().optional() }));
  if (halls !== undefined) return loadHubOfMany(path);
  const { machine: alone, ...hall } = loadConfig(path, hubOfOne);
  return { machine: alone, halls: [{ ...hall, host: null, path }] };
}

function loadHubOfMany(path: string): HubFile {
  const folder = dirname(path);
  const { halls: listed, ...shared } = loadConfig(path, hubOfMany(folder));
  /** Which file has a hall of this id. */
  const ids = new Map<string, string>();
  const ownId = hallOfMany.superRefine(({ plan: { hall } }, context) => {
    const message = `${ids.get(hall.id)} has a hall ${hall.id} already; expected another id`;
    if (ids.has(hall.id)) context.addIssue({ code: 'custom', path: ['hall', 'id'], message });
  });
  const known = openKnownTexts(hallTextsFile(shared.data));
  const problems: string[] = [];
  const halls = listed.flatMap(({ file, host }) => {
    const own = resolve(folder, file);
    try {
      const hall = loadConfig(own, ownId, known);
      ids.set(hall.plan.hall.id, own);
      return [{ ...hall, host, path: own }];
    } catch (error) {
      if (!isConfigError(error)) throw error;
      problems.push(error.message);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  known.leave();
  return { machine: shared, halls };
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
