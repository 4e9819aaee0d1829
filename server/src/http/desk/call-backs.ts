import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { recordId, serviceId, ticketNumber, words, type Answer } from '@jiaohao/shared';
import type { HallDay } from '../../domain/index.ts';
import { recordAct } from '../../runtime/acts.ts';
import { commandRoute, type App } from '../command-route.ts';
import type { HttpContext } from '../context.ts';
import { refuse, sendAnswer } from '../refuse.ts';
import { isAtDesk } from '../roles.ts';
import { commandHeaders, commandResponses, newRecordId } from '../schemas.ts';
import { callBackView, contactView, type CallBackView } from '../shapes/call-back.ts';
import { staffRead } from '../staff-read.ts';
import { recordIdOf, wishIdOf, wishOf } from '../submit.ts';
import { sessionOf } from '../sign-in/who.ts';

const tag = 'call-backs';

const contact = {
  name: z.string().trim().min(1).max(40),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{5,20}$/, 'a telephone number'),
};

const finish = commandRoute('/call-backs/:callBack/done', {
  tag,
  summary: '已回访 · Called back',
  params: z.object({ callBack: recordId }),
  body: z.strictObject({ note: words }),
  make: ({ callBack }, { note }) => ({ kind: 'finish-call-back', callBack, note }),
});

/** 特急回访: who went home and is to be called when it works again. Open until done. */
export const callBacks: FastifyPluginAsyncZod = async (app) => {
  requestRoute(app);
  finish(app);
  staffRead(app, '/call-backs', {
    tag,
    summary: '待回访 · Whom to call back, oldest first',
    view: z.array(callBackView),
    see: (state, _, context) => callBacksIn(context, state),
  });
  contactRoute(app);
};

/** Whom to call back, without who it is. */
export function callBacksIn(
  { contacts }: Pick<HttpContext, 'contacts'>,
  { failures }: HallDay,
): CallBackView[] {
  return [...failures.callBacks.values()].map((callBack) => ({
    ...callBack,
    hasContact: contacts.of(callBack.id) !== null,
  }));
}

/** Name and number, for the desk: whoever looks is in the journal before they are told. */
function contactRoute(app: App): void {
  app.post(
    '/call-backs/:callBack/contact',
    {
      schema: {
        tags: [tag],
        summary: '查看姓名电话 · Look up name and number; recorded',
        security: [{ session: [] }],
        params: z.object({ callBack: recordId }),
        response: { ...commandResponses, 200: contactView },
      },
    },
    async (request, reply) => {
      const { context } = request;
      const session = sessionOf(request);
      if (session === null) return refuse(reply, 'log-in-first');
      if (!isAtDesk(session)) return refuse(reply, 'not-allowed');
      const found = context.contacts.of(request.params.callBack);
      if (found === null) return refuse(reply, 'not-found');
      const answer = await recordAct(context.hall, {
        id: wishIdOf(request),
        act: 'contact-looked-up',
        about: `call-back ${found.id}`,
        by: { staff: session.staff },
      });
      if (answer.outcome === 'refused') return sendAnswer(reply, answer);
      const { name, phone, note } = found;
      return reply.header('cache-control', 'no-store').send({ name, phone, note });
    },
  );
}

/** Name and number go into the contact book first: what the hall has accepted can be called. The journal gets the id. */
function requestRoute(app: App): void {
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
      const { context } = request;
      const { callBack, name, phone, note = null, ...rest } = request.body;
      const id = wishIdOf(request);
      const record = callBack ?? recordIdOf(id);
      const command = { kind: 'request-call-back', callBack: record, ...rest } as const;
      const wish = wishOf(request, id, command);
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
