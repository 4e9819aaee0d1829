import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { agentId, bilingual, staffRoles, windowNumber } from '@jiaohao/shared';
import { loadConfig } from '@jiaohao/shared/node';
import { checkAcross } from './config-across.ts';
import { hallPlan } from './domain/index.ts';

const agent = z.discriminatedUnion('kind', [
  z.strictObject({ id: agentId, kind: z.literal('kiosk') }),
  z.strictObject({
    id: agentId,
    kind: z.literal('display'),
    /** Windows whose keypads and boards hang on it. */
    windows: z.array(windowNumber).min(1),
  }),
]);
export type AgentPlan = z.infer<typeof agent>;

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

/** One hall and its hub, in one file. */
const hallFile = z
  .strictObject({
    hall: hallPlan,
    timeZone,
    agents: z.array(agent).default([]),
    staff: z.array(staff).default([]),
    listen: z.strictObject({ http: address(8080), mqtt: address(1883) }).prefault({}),
    /** What members reach the hub's web address by; goes into the QR code of a ticket. */
    publicUrl: z
      .url({ protocol: /^https?$/, error: 'expected an address such as http://192.168.1.10:8080' })
      .optional(),
    /** Folder of the journal and the credentials. */
    data: z.string().min(1),
  })
  .superRefine(checkAcross, { when: () => true })
  .transform((file) => {
    const kiosks = file.agents.flatMap(({ id, kind }) => (kind === 'kiosk' ? [id] : []));
    const displays = file.agents.flatMap((each) =>
      each.kind === 'display' ? [{ id: each.id, windows: each.windows }] : [],
    );
    return { ...file, hall: { ...file.hall, kiosks, displays } };
  });
export type HallFile = z.infer<typeof hallFile>;

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
