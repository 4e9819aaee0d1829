import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TicketState } from '@jiaohao/shared';
import type { HttpContext } from './context.ts';
import { escaped } from './html.ts';
import { track, type TrackView } from './track.ts';

/** How a member is told where the ticket stands. */
const standing: Record<TicketState, string> = {
  waiting: '等候中 · Waiting',
  called: '请到窗口 · Please go to the window',
  serving: '办理中 · Being served',
  done: '已办结 · Done',
  missed: '已过号,请到咨询台 · Missed; please ask at the desk',
  held: '材料审核中 · Papers are being checked',
  transferred: '转办等候中 · Handed over, waiting',
  interrupted: '优先等候中 · Interrupted, waiting at the front',
  cancelled: '已取消 · Cancelled',
  abandoned: '未办结 · Not finished',
};

/** What the QR code on the ticket leads to: one small page that any phone shows, without scripts. */
export const trackPage =
  (context: HttpContext): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/t/:token',
      { schema: { hide: true, params: z.object({ token: z.string().max(60) }) } },
      async (request, reply) => {
        const found = await track(context, request.params.token);
        const ticket = found === null || found === 'over' ? null : found;
        return reply
          .code(ticket === null ? 404 : 200)
          .header('cache-control', 'no-store')
          .type('text/html; charset=utf-8')
          .send(ticket === null ? page('没有这张号票 · No such ticket today', []) : pageOf(ticket));
      },
    );
  };

function pageOf(ticket: TrackView): string {
  const wait =
    ticket.wait === null ? '—' : `约 ${ticket.wait.minutes} 分钟 · about ${ticket.wait.minutes} min`;
  const place = ticket.state === 'waiting' ? [`前面 ${ticket.ahead} 人 · ${ticket.ahead} ahead`, wait] : [];
  const window =
    ticket.window === null
      ? `窗口 · Windows ${ticket.windows}`
      : `${ticket.window}号窗口 · Window ${ticket.window}`;
  return page(ticket.ticket, [
    standing[ticket.state],
    ...place,
    window,
    `${ticket.serviceName.zh} · ${ticket.serviceName.en}`,
    ...ticket.documents.map((document) => `请备齐 · Have ready: ${document.zh} · ${document.en}`),
    `${ticket.hall.zh} · ${ticket.hall.en}`,
  ]);
}

function page(title: string, lines: readonly string[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="15">
<title>${escaped(title)}</title>
<style>body{font:1.25rem/1.6 sans-serif;margin:2rem auto;max-width:32rem;padding:0 1rem}h1{font-size:3rem;margin:0}</style>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</html>
`;
}
