import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { isOutOfRoom } from '../store/journal-error.ts';
import { refuse } from './refuse.ts';

/** Every error leaves as a refusal with a sentence in both languages; only our own faults are logged. */
export function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not-found'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return refuse(reply, 'bad-request', whatIsWrong(error));
    if (error.statusCode === 413) return refuse(reply, 'too-large');
    if (error.statusCode === 429) return refuse(reply, 'too-fast');
    if (error.statusCode !== undefined && error.statusCode < 500)
      return refuse(reply, 'bad-request', { zh: '不是有效的JSON请求', en: error.message });
    if (isOutOfRoom(error)) return refuse(reply, 'disk-full');
    log.error({ err: error, route: request.routeOptions.url }, 'a request could not be answered');
    return refuse(reply, 'went-wrong');
  });
}

interface SchemaError {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string }[];
  readonly validationContext?: string;
}

/** `body/reason: Too small …`, one part for each field. */
function whatIsWrong({ validation, validationContext }: SchemaError): { zh: string; en: string } {
  const where = (path: string): string => `${validationContext ?? 'request'}${path}`;
  const fields = [...new Set(validation.map(({ instancePath }) => where(instancePath)))];
  return {
    zh: `${fields.join('、')} 不符合要求`,
    en: validation
      .map(({ instancePath, message }) => `${where(instancePath)}: ${message ?? 'not as expected'}`)
      .join('; '),
  };
}
