import { z } from 'zod';
import { deviceFaults, deviceKinds } from './device.ts';
import { agentId, windowNumber } from './hall.ts';

/** What an incident can be about: a device, or a whole machine, window or program. */
export const subjectKinds = [...deviceKinds, 'kiosk', 'display-agent', 'window', 'hub'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * What can be wrong with any of them: the devices' faults, and
 * `gone`: an agent is not heard of · `reported`: a person said so · `journal-damaged`: part of the hub's journal cannot
 * be read · `disk-full`: the hub has no room for its journal.
 */
export const faults = [...deviceFaults, 'gone', 'reported', 'journal-damaged', 'disk-full'] as const;
export type Fault = (typeof faults)[number];

/** The thing an incident is about, and where it stands. `id`: `K1-printer`, `board-3`, `K1`, `D1`, `window-3`, `hub`. */
export const subject = z.object({
  id: z.string().min(1).max(60),
  kind: z.enum(subjectKinds),
  kiosk: agentId.optional(),
  window: windowNumber.optional(),
});
export type Subject = Readonly<z.infer<typeof subject>>;

/** How the hall gives out numbers: by its kiosks, or by hand at the desk because none of them is left (§32-2-5). */
export const callingModes = ['normal', 'manual-issuing'] as const;
export type CallingMode = (typeof callingModes)[number];

/** Where a number came from that the hub did not give out: a kiosk without the hub (离线号), or the desk's paper book. */
export const backEntrySources = ['offline', 'paper'] as const;
export type BackEntrySource = (typeof backEntrySources)[number];
