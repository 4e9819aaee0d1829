import { z } from 'zod';
import {
  bilingual,
  deviceFaults,
  deviceId,
  deviceProtocols,
  deviceTestKinds,
  rawFrame,
  testFindings,
  testOutcomes,
} from '@jiaohao/shared';
import { incidentView } from './incident.ts';

const ms = z.int().nullable().describe('Milliseconds; null: not known');

/** How a device has fared in the last thirty business days. */
export const deviceHistory = z
  .object({
    device: z.string(),
    failures: z.int(),
    meanToNotice: ms,
    meanToRepair: ms,
    incidents: z
      .array(
        z.object({
          incident: incidentView,
          closedAt: z.int().nullable().describe('Epoch milliseconds; null: it is open'),
          how: z.enum(['recovered', 'cleared']).nullable(),
          note: z.string().nullable().describe('What the technician said when clearing it'),
        }),
      )
      .readonly()
      .describe('Newest first, at most a hundred'),
  })
  .register(z.globalRegistry, { id: 'DeviceHistory' });
export type DeviceHistory = z.infer<typeof deviceHistory>;

/** What came of a test. */
export const deviceTestView = z
  .object({
    device: deviceId,
    test: z.enum(deviceTestKinds),
    outcome: z.enum(testOutcomes),
    finding: z.enum(testFindings),
    faults: z.array(z.enum(deviceFaults)),
    what: bilingual.nullable().describe('Which key arrived'),
  })
  .register(z.globalRegistry, { id: 'DeviceTest' });
export type DeviceTestView = z.infer<typeof deviceTestView>;

const frameWords = z.object({
  name: bilingual,
  fields: z.array(z.object({ name: bilingual, value: z.union([bilingual, z.string()]) })).readonly(),
});

/** What went over a device's line, with what it means. */
export const seenFrames = z.object({
  device: deviceId,
  protocol: z.enum(deviceProtocols),
  model: z.string(),
  frames: z.array(rawFrame.extend({ words: frameWords })),
});
export type SeenFrames = z.infer<typeof seenFrames>;
