import { z } from 'zod';
import { agentId, displayEquipment, kioskEquipment, windowNumber } from '@jiaohao/shared';
import { checkAcross } from '../config-across.ts';
import { hallAsWritten, hallPlan, type HallPlan } from '../domain/hall.ts';

const agent = z.discriminatedUnion('kind', [
  z.strictObject({
    id: agentId,
    kind: z.literal('kiosk'),
    /** Its ports and devices; without it, those of the file on its machine. */
    equipment: kioskEquipment.optional(),
  }),
  z.strictObject({
    id: agentId,
    kind: z.literal('display'),
    /** Windows whose keypads and boards hang on it. */
    windows: z.array(windowNumber).min(1),
    /** The same, of its windows. */
    equipment: displayEquipment.optional(),
  }),
]);
export type AgentPlan = z.infer<typeof agent>;

/** What the plan book keeps of a hall, and a hall file may bring into it: everything an administrator decides about the queue. */
export const planParts = {
  hall: hallAsWritten,
  agents: z.array(agent).default([]),
  /** What members reach the hub's web address by; goes into the QR code of a ticket. Null: the hub's own address. */
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'expected an address such as http://192.168.1.10:8080' })
    .nullable()
    .default(null),
} as const;

/** A plan as people write it: `all` services of a window are not spelt out, defaults are filled in. */
export const writtenPlan = z.strictObject(planParts).superRefine(checkAcross, { when: () => true });
export type WrittenPlan = z.output<typeof writtenPlan>;

/** What decide needs of a plan. */
export function hallPlanOf({ hall, agents }: WrittenPlan, version: number): HallPlan {
  const kiosks = agents.flatMap(({ id, kind }) => (kind === 'kiosk' ? [id] : []));
  const displays = agents.flatMap((each) =>
    each.kind === 'display' ? [{ id: each.id, windows: each.windows }] : [],
  );
  return hallPlan.parse({ ...hall, version, kiosks, displays });
}
