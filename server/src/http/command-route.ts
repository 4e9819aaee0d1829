import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Command } from '@jiaohao/shared';
import { commandHeaders, commandResponses } from './schemas.ts';
import { recordIdOf, submit, wishIdOf } from './submit.ts';

export type App = Parameters<FastifyPluginAsyncZod>[0];

/** One way to send a command, ready to be put on a server. */
export type CommandRoute = (app: App) => void;

export interface CommandRouteSpec<Params extends z.ZodType, Body extends z.ZodType> {
  readonly method?: 'POST' | 'PATCH' | 'DELETE';
  readonly tag: string;
  readonly summary: string;
  readonly params: Params;
  readonly body: Body;
  /** `record` makes an id for what the command writes down, the same when the same wish comes again. */
  readonly make: (params: z.output<Params>, body: z.output<Body>, record: () => string) => Command;
}

/** No body, or an empty one. */
export const nothing = z.strictObject({}).nullish();

/** A route that makes a command of its path and body, and sends it in the name of who is logged in. */
export function commandRoute<Params extends z.ZodType, Body extends z.ZodType>(
  url: string,
  { method = 'POST', tag, summary, params, body, make }: CommandRouteSpec<Params, Body>,
): CommandRoute {
  return (app) => {
    app.route({
      method,
      url,
      schema: {
        tags: [tag],
        summary,
        params,
        body,
        headers: commandHeaders,
        response: commandResponses,
        security: [{ session: [] }],
      },
      // Checked by the schema already; read again because its type is lost on the way through a table.
      handler: (request, reply) => {
        const id = wishIdOf(request);
        const command = make(params.parse(request.params), body.parse(request.body), () => recordIdOf(id));
        return submit(request, reply, id, command);
      },
    });
  };
}
