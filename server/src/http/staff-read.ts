import type { z } from 'zod';
import type { HallDay, Stamp } from '../domain/index.ts';
import type { App } from './command-route.ts';
import type { HttpContext } from './context.ts';
import { refuse } from './refuse.ts';
import { refusalBody } from './schemas.ts';
import { sessionOf } from './sign-in/who.ts';

export interface StaffReadSpec<View extends z.ZodType> {
  readonly tag: string;
  readonly summary: string;
  readonly view: View;
  readonly see: (state: HallDay, stamp: Stamp, context: HttpContext) => z.input<View>;
}

/** A route that shows something of the hall to whoever is logged in. */
export function staffRead<View extends z.ZodType>(
  app: App,
  url: string,
  { tag, summary, view, see }: StaffReadSpec<View>,
): void {
  const response: Record<number, z.ZodType> = { 200: view, 401: refusalBody, 503: refusalBody };
  app.get(
    url,
    { schema: { tags: [tag], summary, security: [{ session: [] }], response } },
    async (request, reply) => {
      const { context } = request;
      if (sessionOf(request) === null) refuse(reply, 'log-in-first');
      else await reply.send(await context.hall.look((state, stamp) => see(state, stamp, context)));
    },
  );
}
