import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { words } from '@jiaohao/shared';
import type { HallDay } from '../../domain/index.ts';
import { commandRoute } from '../command-route.ts';
import { conflictView } from '../shapes/conflict.ts';
import { staffRead } from '../staff-read.ts';

const tag = 'conflicts';
const resolve = commandRoute('/conflicts/:conflict/resolve', {
  tag,
  summary: '已核对 · A person has looked into it',
  params: z.object({ conflict: z.string().min(1).max(40) }),
  body: z.strictObject({ note: words }),
  make: ({ conflict }, { note }) => ({ kind: 'resolve-conflict', conflict, note }),
});

const listed = ({ backEntry }: HallDay): z.input<typeof conflictView>[] => [...backEntry.conflicts.values()];

/** The reconciliation list: what was entered afterwards and does not fit the books. Only a person empties it. */
export const conflicts: FastifyPluginAsyncZod = async (app) => {
  resolve(app);
  staffRead(app, '/conflicts', {
    tag,
    summary: '待核对清单 · What a person must look into, oldest first',
    view: z.array(conflictView),
    see: listed,
  });
};
