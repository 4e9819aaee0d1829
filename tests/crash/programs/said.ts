import { answer, command } from '@jiaohao/shared';
import { z } from 'zod';

/** What an agent under fire says on its standard output, a line each. */
export const said = z.discriminatedUnion('kind', [
  /** It runs; `leftOver`: commands that its life before had kept. */
  z.object({ kind: z.literal('up'), leftOver: z.int() }),
  /** It is about to ask. */
  z.object({ kind: z.literal('asked'), id: z.string(), command }),
  /** The ask is on its disk. */
  z.object({ kind: z.literal('kept'), id: z.string() }),
  z.object({ kind: z.literal('told'), answer }),
  /** It asks nothing any more, and everything it kept has been answered. */
  z.object({ kind: z.literal('quiet') }),
]);
export type Said = z.infer<typeof said>;
