import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordId } from '@jiaohao/shared';
import { commandRoute, nothing, type CommandRoute } from './command-route.ts';
import { newRecordId } from './schemas.ts';
import { noticeView } from './shapes/notice.ts';
import { staffRead } from './staff-read.ts';

const tag = 'notices';

const sentence = z.string().trim().min(1).max(200);

const commands: readonly CommandRoute[] = [
  commandRoute('/notices', {
    tag,
    summary: '发布告示 · Post a notice on every screen',
    params: z.object({}),
    body: z.strictObject({ notice: newRecordId, text: z.strictObject({ zh: sentence, en: sentence }) }),
    make: (_, { notice, text }, record) => ({ kind: 'post-notice', notice: notice ?? record(), text }),
  }),
  commandRoute('/notices/:notice', {
    method: 'DELETE',
    tag,
    summary: '撤下告示 · Take a notice down',
    params: z.object({ notice: recordId }),
    body: nothing,
    make: ({ notice }) => ({ kind: 'withdraw-notice', notice }),
  }),
];

/** 告示: what the duty manager tells the hall. */
export const notices: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  staffRead(app, '/notices', {
    tag,
    summary: '当前告示 · Notices that stand',
    view: z.array(noticeView),
    see: ({ failures }) => [...failures.notices.values()],
  });
};
