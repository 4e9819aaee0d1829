import type { ServerResponse } from 'node:http';
import type { HttpContext } from '../context.ts';

/** What only staff may see stops with the session. */
export function endWithSession(
  { sessions }: Pick<HttpContext, 'sessions'>,
  token: string,
  stream: ServerResponse,
): void {
  const callOff = sessions.onEnd(token, () => stream.end());
  if (stream.closed) callOff();
  else stream.on('close', callOff);
}
