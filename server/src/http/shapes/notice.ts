import { z } from 'zod';
import { bilingual } from '@jiaohao/shared';

/** A notice that stands. */
export const noticeView = z
  .object({ id: z.string(), text: bilingual, at: z.int().describe('Epoch milliseconds') })
  .register(z.globalRegistry, { id: 'Notice' });
