import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { actor, recordId, serviceId, ticketNumber, words, type Answer } from '@jiaohao/shared';
import { commandRoute, type App } from './command-route.ts';
import type { HttpContext } from './context.ts';
import { refuse, sendAnswer } from './refuse.ts';
import { commandHeaders, commandResponses, newRecordId } from './schemas.ts';
import { staffRead } from './staff-read.ts';
import { recordIdOf, wishIdOf, wishOf } from './submit.ts';

const tag = 'call-backs';

const contact = {
  name: z.string().trim().min(1).max(40),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{5,20}$/, 'a telephone number'),
};

const callBackView = z
  .object({
    id: z.string(),
    service: serviceId,
    ticket: ticketNumber.nullable(),
    what: z.string(),
    by: actor,
    at: z.int().describe('Epoch milliseconds'),
    contact: z
      .object({ name: z.string(), phone: z.string(), note: z.string().nullable() })
      .nullable()
      .describe('From the contact book, the only place it stands in; null: not there any more'),
  })
  .register(z.globalRegistry, { id: 'CallBack' });

const finish = commandRoute('/call-backs/:callBack/done', {
  tag,
  summary: '已回访 · Called back',
  params: z.object({ callBack: recordId }),
  body: z.strictObject({ note: words }),
  make: ({ callBack }, { note }) => ({ kind: 'finish-call-back', callBack, note }),
});

/** 特急回访: who went home and is to be called when it works again. Open until done. */
export const callBacks =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    requestRoute(app, context);
    finish(app, context);
    staffRead(app, context, '/call-backs', {
      tag,
      summary: '待回访 · Whom to call back, oldest first',
      view: z.array(callBackView),
      see: ({ failures }) =>
        [...failures.callBacks.values()].map((callBack) => ({
          ...callBack,
          contact: context.contacts.of(callBack.id),
        })),
    });
  };

/** Name and number go into the contact book first: what the hall has accepted can be called. The journal gets the id. */
function requestRoute(app: App, context: HttpContext): void {
  const body = z.strictObject({
    callBack: newRecordId,
    service: serviceId,
    ticket: ticketNumber.optional(),
    what: words.describe('What it is about; no name and no number'),
    ...contact,
    note: words.optional().describe('For whoever calls; kept with the number, not in the journal'),
  });
  app.post(
    '/call-backs',
    {
      schema: {
        tags: [tag],
        summary: '登记特急回访 · Ask for an urgent call-back',
        security: [{ session: [] }],
        headers: commandHeaders,
        body,
        response: commandResponses,
      },
    },
    async (request, reply) => {
      const { callBack, name, phone, note = null, ...rest } = request.body;
      const id = wishIdOf(request);
      const record = callBack ?? recordIdOf(id);
      const command = { kind: 'request-call-back', callBack: record, ...rest } as const;
      const wish = await wishOf(context, request, id, command);
      if (typeof wish === 'string') return refuse(reply, wish);

      const isNew = context.contacts.add({ id: record, name, phone, note, at: context.now() });
      const answer = await context.hall.submit(wish);
      if (isNew && isDecided(answer)) context.contacts.remove(record);
      sendAnswer(reply, answer);
    },
  );
}

/** Refused for good. What could not be recorded is sent again, and may even be on disk. */
function isDecided(answer: Answer): boolean {
  return answer.outcome === 'refused' && answer.refusal.code !== 'not-recorded';
}
