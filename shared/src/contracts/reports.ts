import { z } from 'zod';
import { deviceFaults, deviceKinds } from '../vocabulary/device.ts';
import { agentId, windowNumber } from '../vocabulary/hall.ts';

/** What an agent says of one of its devices when it changes. */
export const deviceReport = z.object({
  device: z.string().min(1).max(60),
  kind: z.enum(deviceKinds),
  window: windowNumber.optional(),
  /** By the agent's clock, epoch milliseconds. */
  at: z.int().nonnegative(),
  faults: z.array(z.enum(deviceFaults)),
  /** Bytes that belonged to no frame since the agent started. */
  skippedBytes: z.int().nonnegative(),
  /** Of a loudspeaker: every call, unless it says those only that are made while the hub is away. */
  speaks: z.enum(['all', 'offline-only']).optional(),
});
export type DeviceReport = z.infer<typeof deviceReport>;

/**
 * Retained; the last will says `gone`. `replaying`: commands from before this connection that the agent sends again
 * first and that are not answered yet. It says itself present anew, with 0, once the last of them is answered: from then
 * on the hub knows all that happened there without it.
 */
export const presence = z.object({
  agent: agentId,
  present: z.boolean(),
  at: z.int().nonnegative(),
  replaying: z.int().nonnegative(),
});
export type Presence = z.infer<typeof presence>;
