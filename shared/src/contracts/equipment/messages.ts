import { z } from 'zod';
import { agentId, bilingual } from '../../vocabulary/hall.ts';
import { deviceId } from '../frames.ts';
import { displayParts } from './display-equipment.ts';
import { displayProblems } from './display-problems.ts';
import { kioskParts, kioskProblems } from './kiosk-equipment.ts';
import { telling } from './parts.ts';

/** The ports and devices of a kiosk, sound as a whole. */
export const kioskEquipment = z.strictObject(kioskParts).superRefine(telling(kioskProblems));
/** The same of a display agent. */
export const displayEquipment = z.strictObject(displayParts).superRefine(telling(displayProblems));
/** Of either kind of agent. */
const equipment = z.union([kioskEquipment, displayEquipment]);
export type Equipment = z.infer<typeof equipment>;

/**
 * hub → agent, retained: what the settings say of its ports and devices; null: nothing, its own file holds. Not looked into
 * here: an agent older than its hub says itself what it cannot use.
 */
export const equipmentWish = z.object({ equipment: z.unknown() });
export type EquipmentWish = z.infer<typeof equipmentWish>;

/** agent → hub: what it runs with; said anew at each connection and whenever it changes. */
export const equipmentReport = z.object({
  agent: agentId,
  /** Whose word it runs by. */
  from: z.enum(['settings', 'own-file']),
  equipment,
  /** It has heard of something else, and waits until nobody needs what changes. */
  waiting: z.boolean(),
  /** Why it cannot use what it heard last. */
  unusable: bilingual.nullable(),
  /** All its devices; others that it spoke of are there no more. */
  devices: z.array(deviceId).max(200),
  /** Models it knows, of every kind. */
  models: z.array(z.string().min(1).max(60)).max(200),
});
export type EquipmentReport = z.infer<typeof equipmentReport>;
