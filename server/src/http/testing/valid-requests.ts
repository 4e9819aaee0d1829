import { z } from 'zod';

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly minLength?: number;
}

const operation = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: z.custom<Schema>(),
      }),
    )
    .default([]),
  requestBody: z
    .looseObject({
      content: z.looseObject({
        'application/json': z.looseObject({ schema: z.custom<Schema>() }).optional(),
      }),
    })
    .optional(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
});
const description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.custom<Schema>()) }),
});

/** A request that the description of the interface allows. */
export interface ValidRequest {
  /** `POST /api/tickets/{ticket}/ready`. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  /** Undefined where none is taken. */
  readonly body: unknown;
  /** It is answered with events, on and on. */
  readonly streams: boolean;
}

/** Words of the hall; the first that a field takes is used. */
const words = [
  'deposit',
  '20',
  'A001',
  '001',
  'K1',
  '2026-11-23',
  '08:30',
  '2026-11-23-1',
  '13800138000',
  'a'.repeat(64),
];

/** One request for each route that the description at /docs/json names. */
export function validRequests(document: unknown): readonly ValidRequest[] {
  const { paths, components } = description.parse(document);
  const valueOf = (schema: Schema): unknown => {
    const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
    if (schema.$ref !== undefined)
      return valueOf(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if (schema.enum !== undefined) return schema.enum[0];
    if (first !== undefined) return valueOf(first);
    if (schema.type === 'array')
      return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items ?? {}));
    if (schema.type === 'object') return objectOf(schema);
    if (schema.type === 'string') return wordFor(schema);
    if (schema.type === 'boolean') return true;
    return Math.max(1, schema.minimum ?? 1);
  };
  const objectOf = ({ properties = {}, required = [] }: Schema): object =>
    Object.fromEntries(required.map((name) => [name, valueOf(properties[name] ?? {})]));

  return Object.entries(paths).flatMap(([route, operations]) =>
    Object.entries(operations).map(([method, { parameters, requestBody, responses }]) => {
      const filled = parameters
        .filter((parameter) => parameter.in === 'path')
        .reduce((path, { name, schema }) => path.replace(`{${name}}`, String(valueOf(schema))), route);
      const query = parameters
        .filter((parameter) => parameter.in === 'query' && parameter.required === true)
        .map(({ name, schema }) => `${name}=${encodeURIComponent(String(valueOf(schema)))}`);
      const body = requestBody?.content['application/json'];
      return {
        route: `${method.toUpperCase()} ${route}`,
        method: method.toUpperCase(),
        path: [filled, ...(query.length === 0 ? [] : [query.join('&')])].join('?'),
        body: body && valueOf(body.schema),
        streams: Object.hasOwn(responses['200']?.content ?? {}, 'text/event-stream'),
      };
    }),
  );
}

function wordFor({ pattern, minLength = 0 }: Schema): string {
  const fits = (word: string): boolean =>
    word.length >= minLength && (pattern === undefined || new RegExp(pattern).test(word));
  return words.find(fits) ?? 'x'.repeat(minLength);
}
