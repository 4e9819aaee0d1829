import { z } from 'zod';
import type { Ask } from '../load/closed-loop.ts';

/** `POST /api/tickets` */
const route = z
  .string()
  .regex(/^(GET|POST|PUT) \/\S*$/, 'expected a method and a path, such as "POST /tickets"')
  .transform((text) => {
    const [method, path] = text.split(' ');
    return { method: z.enum(['GET', 'POST', 'PUT']).parse(method), path: path ?? '/' };
  });

const header = z
  .string()
  .regex(/^[^:\s]+: .+$/, 'expected a name and a value, such as "x-key: 1"')
  .transform((text) => [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 2)] as const);

/**
 * How to ask any queue server over HTTP. In paths, bodies and headers `{n}` becomes a number no other request has, and
 * `{window}` the number of the window that calls. `issueNumber` and `callNumber` say where in the JSON of the answer the
 * ticket's number stands: `result.slip.ticket`.
 */
export const serverUnderTest = z.strictObject({
  url: z.url({ protocol: /^http$/ }),
  issue: route,
  issueBody: z.string().optional(),
  issueNumber: z.string().min(1),
  call: route,
  callBody: z.string().optional(),
  callNumber: z.string().min(1),
  header: z.array(header).default([]),
  tickets: z.coerce.number().int().min(1).max(1_000_000).default(2000),
  windows: z.coerce.number().int().min(1).max(1000).default(64),
  connections: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'expected numbers, such as 1,64')
    .default('1,64')
    .transform((text) => text.split(',').map(Number)),
});
export type ServerUnderTest = z.output<typeof serverUnderTest>;

export interface Asking {
  readonly issue: () => Ask;
  readonly call: (window: number) => Ask;
}

export function askingOf(server: ServerUnderTest): Asking {
  let n = 0;
  const ask = (
    { method, path }: { method: Ask['method']; path: string },
    body: string | undefined,
    window: number,
  ): Ask => {
    n += 1;
    const filled = (text: string): string =>
      text.replaceAll('{n}', String(n)).replaceAll('{window}', String(window));
    return {
      method,
      path: filled(path),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...Object.fromEntries(server.header.map(([name, value]) => [name, filled(value)])),
      },
      body: body === undefined ? null : filled(body),
    };
  };
  return {
    issue: () => ask(server.issue, server.issueBody, 0),
    call: (window) => ask(server.call, server.callBody, window),
  };
}

/** The ticket's number in an answer, at a path such as `result.ticket`; null when there is none. */
export function numberAt(path: string, text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  for (const step of path.split('.'))
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === step)?.[1]
        : null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
