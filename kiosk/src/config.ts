import { agentId, kioskParts, kioskProblems, telling } from '@jiaohao/shared';
import { z } from 'zod';
import { defaultPatience } from './domain/visit/patience.ts';

const seconds = (fallbackMs: number) =>
  z
    .number('a number of seconds')
    .min(1, 'at least 1 second')
    .max(600, 'at most 600 seconds')
    .transform((value) => Math.round(value * 1000))
    .default(fallbackMs);

/** Settings of one kiosk; the demo files explain each in a comment. Times are seconds in the file, ms in the program. */
export const kioskConfig = z
  .strictObject({
    agent: agentId,
    hall: z.string('expected the id of the hall, as in the hub’s hall file').min(1).max(40),
    hub: z.string().regex(/^mqtts?:\/\/[^/]+$/, 'expected mqtt://host:port'),
    credentials: z.string().min(1),
    data: z.string('expected a directory that this kiosk may write to').min(1),
    http: z
      .strictObject({
        host: z.string().default('127.0.0.1'),
        port: z.int('expected a port, 0 for any that is free').min(0).max(65_535),
      })
      .default({ host: '127.0.0.1', port: 8081 }),
    timeZone: z
      .string()
      .refine(isTimeZone, { error: 'expected a time zone such as Asia/Shanghai' })
      .default('Asia/Shanghai'),
    /** What the settings of the hall say of these counts instead. */
    ...kioskParts,
    patience: z
      .strictObject({
        idle: seconds(defaultPatience.idleMs),
        answer: seconds(defaultPatience.answerMs),
        printed: seconds(defaultPatience.printedMs),
        note: seconds(defaultPatience.noteMs),
        message: seconds(defaultPatience.messageMs),
      })
      .prefault({}),
  })
  .superRefine(telling(kioskProblems));
export type KioskConfig = z.infer<typeof kioskConfig>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
