import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  grade,
  keyedNumber,
  rankedService,
  serviceId,
  staffNumber,
  windowNumber,
  words,
  type Command,
} from '@jiaohao/shared';
import { commandRoute, nothing, type App, type CommandRoute } from './command-route.ts';
import { viewOfHall } from './hall-view.ts';
import { windowView } from './shapes/hall.ts';
import { refuse } from './refuse.ts';
import { refusalBody, windowParams } from './schemas.ts';

const tag = 'windows';
const digits = keyedNumber;
const reason = z.strictObject({ reason: words });

/** Commands that say nothing but the window. */
type PlainKind =
  | 'open-window'
  | 'close-window'
  | 'log-out'
  | 'resume'
  | 'call-next'
  | 'recall'
  | 'start'
  | 'finish'
  | 'miss'
  | 'cancel-call'
  | 'ask-grade';

/** Something done at a window: `POST /windows/3/<verb>`. */
function verb<Body extends z.ZodType>(
  path: string,
  summary: string,
  body: Body,
  make: (window: number, body: z.output<Body>) => Command,
): CommandRoute {
  return commandRoute(`/windows/:window/${path}`, {
    tag,
    summary,
    params: windowParams,
    body,
    make: ({ window }, said) => make(window, said),
  });
}

function plain(path: string, kind: PlainKind, summary: string): CommandRoute {
  return verb(path, summary, nothing, (window) => ({ kind, window }));
}

const commands: readonly CommandRoute[] = [
  plain('open', 'open-window', '开放窗口 · Open the window'),
  plain('close', 'close-window', '关闭窗口 · Close the window'),
  verb(
    'log-in',
    '登录工号 · Log in at the window',
    z.strictObject({ clerk: staffNumber }),
    (window, { clerk }) => ({
      kind: 'log-in',
      window,
      clerk,
    }),
  ),
  plain('log-out', 'log-out', '退出工号 · Log out'),
  verb('pause', '暂停服务 · Pause with a reason', reason, (window, body) => ({
    kind: 'pause',
    window,
    ...body,
  })),
  plain('resume', 'resume', '恢复服务 · Resume after a pause'),
  verb('interrupt', '窗口故障 · The window failed', reason, (window, body) => ({
    kind: 'interrupt',
    window,
    ...body,
  })),
  plain('call-next', 'call-next', '叫下一号 · Call the next ticket'),
  verb('call-number', '叫指定号 · Call a chosen number', z.strictObject({ digits }), (window, body) => ({
    kind: 'call-number',
    window,
    ...body,
  })),
  plain('recall', 'recall', '重呼 · Call again'),
  plain('cancel-call', 'cancel-call', '撤回叫号 · Take the call back'),
  plain('start', 'start', '开始办理 · The member is here'),
  plain('finish', 'finish', '办结 · Finish'),
  plain('miss', 'miss', '过号 · The member did not come'),
  verb(
    'hold',
    '挂起 · Hold while papers are checked',
    z.strictObject({ note: words.optional() }).nullish(),
    (window, body) => ({ kind: 'hold', window, ...body }),
  ),
  verb(
    'hold-ready',
    '材料已齐 · Held papers are ready',
    z.strictObject({ digits: digits.optional() }).nullish(),
    (window, body) => ({ kind: 'hold-ready', window, ...body }),
  ),
  verb(
    'transfer',
    '转办 · Hand over to a service or a window',
    z.strictObject({
      to: z.union([z.strictObject({ service: serviceId }), z.strictObject({ window: windowNumber })]),
    }),
    (window, body) => ({ kind: 'transfer', window, ...body }),
  ),
  plain('ask-grade', 'ask-grade', '请评价 · Ask the member for a grade'),
  verb('evaluate', '评价 · Grade, 1 best to 5 worst', z.strictObject({ grade }), (window, body) => ({
    kind: 'evaluate',
    window,
    ...body,
  })),
  commandRoute('/windows/:window', {
    method: 'PATCH',
    tag,
    summary: '调整窗口业务 · Change what the window serves',
    params: windowParams,
    body: z.strictObject({
      services: z.array(rankedService).min(1).optional(),
      helperServices: z.array(serviceId).optional(),
      dedicatedGreen: z.boolean().optional(),
    }),
    make: ({ window }, body) => ({ kind: 'change-window', window, ...body }),
  }),
];

/** Windows: everything the keypad can do, and what only a page can. */
export const windows: FastifyPluginAsyncZod = async (app) => {
  for (const route of commands) route(app);
  reads(app);
};

function reads(app: App): void {
  const windowsNow = ({ context }: FastifyRequest) =>
    context.hall.look((state, stamp) => viewOfHall(context, state, stamp).windows);
  const responses = { 404: refusalBody, 503: refusalBody };
  app.get(
    '/windows',
    {
      schema: {
        tags: [tag],
        summary: '所有窗口 · All windows',
        response: { 200: z.array(windowView), ...responses },
      },
    },
    windowsNow,
  );
  app.get(
    '/windows/:window',
    {
      schema: {
        tags: [tag],
        summary: '一个窗口 · One window',
        params: windowParams,
        response: { 200: windowView, ...responses },
      },
    },
    async (request, reply) => {
      const found = (await windowsNow(request)).find((window) => window.number === request.params.window);
      return found ?? refuse(reply, 'not-found');
    },
  );
}
