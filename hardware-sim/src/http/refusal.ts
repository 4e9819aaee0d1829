import { z } from 'zod';

/** What the simulator says when it cannot do as asked: one sentence in each language. */
export const refusalBody = z.object({ error: z.object({ zh: z.string(), en: z.string() }) });

/** A wish that cannot be met, with the HTTP status that says so. */
export class RefusalError extends Error {
  readonly code = 'refused';
  override readonly name = 'RefusalError';
  readonly statusCode: number;
  readonly zh: string;

  constructor(statusCode: number, zh: string, en: string) {
    super(en);
    this.statusCode = statusCode;
    this.zh = zh;
  }
}

/** True for a {@link RefusalError}. */
export function isRefusal(error: unknown): error is RefusalError {
  return error instanceof RefusalError;
}

/** The value, or a refusal with status 404. */
export function found<T>(value: T | undefined, zh: string, en: string): T {
  if (value === undefined) throw new RefusalError(404, zh, en);
  return value;
}
