import { z } from 'zod';

/** The name of the environment variable a hub finds its camera's settings in. */
export const cameraVariable = 'JIAOHAO_CRASH_CAMERA';

/** One commit, with the journal's files before and after it in folders of these names. */
export const moment = z.object({
  /** When the commit began; who had been answered by then had been answered from what was on disk. Milliseconds. */
  at: z.number(),
  /** What SQLite said of itself: 2 and more force every commit to disk. */
  synchronous: z.number(),
  /** `checkpoint`: the log was brought into the file. `log anew`: the log began again at its start. */
  kind: z.enum(['commit', 'checkpoint', 'log anew']),
});
export type Moment = z.infer<typeof moment>;
