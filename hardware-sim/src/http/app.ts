import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';

/** A group of routes: requests and answers are typed and checked by their zod schemas. */
export type Routes = FastifyPluginCallbackZod;
