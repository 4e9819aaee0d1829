import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { equalInTime } from '../credentials/secrets.ts';
import type { MetricsPage } from './context.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';

/** `GET /metrics`: what the hub measures of itself, for Prometheus; see docs/metrics.md. */
export const metrics =
  (page: MetricsPage): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/metrics',
      {
        logLevel: 'silent',
        schema: {
          tags: ['health'],
          summary:
            '运行指标 · What the hub measures of itself; for this machine, or with the token of the hall file',
          produces: ['text/plain'],
          response: { 200: z.string(), 403: refusalBody, 503: refusalBody },
        },
      },
      async (request, reply) => {
        const { remoteAddress = '' } = request.raw.socket;
        if (!mayRead({ address: remoteAddress, headers: request.headers }, page.token))
          return refuse(reply, 'metrics-closed');
        void reply.header('content-type', page.contentType).header('cache-control', 'no-store');
        return page.text();
      },
    );
  };

interface Asker {
  /** Where the connection comes from. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What a proxy says of whom it asks for; then it is not this machine that asks. */
const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];
const ownAddresses = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/** This machine may, and who brings the token. Nobody else: it is told how busy a hall is, if nothing of anybody in it. */
export function mayRead({ address, headers }: Asker, token: string | null): boolean {
  const { authorization } = headers;
  if (typeof authorization === 'string')
    return token !== null && equalInTime(authorization, `Bearer ${token}`);
  return ownAddresses.test(address) && passedOn.every((name) => headers[name] === undefined);
}
