import type { Answer } from '../contracts/answers.ts';

/** The hub gave no answer while the command was still worth something; it was withdrawn. If the hub heard it before, it may still act. */
export class HubSilentError extends Error {
  readonly code = 'hub-silent';
  override readonly name = 'HubSilentError';
}

/** True for a {@link HubSilentError}. */
export function isHubSilent(error: unknown): error is HubSilentError {
  return error instanceof HubSilentError;
}

/** The answer, or HubSilentError after so many ms or when it is aborted; `withdraw` is called then. */
export function within(
  ms: number,
  signal: AbortSignal | undefined,
  answered: Promise<Answer>,
  withdraw: () => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      stop();
      withdraw();
      reject(new HubSilentError(`the hub gave no answer within ${ms} ms, or was found to be away sooner`));
    };
    const timer = setTimeout(giveUp, ms);
    const stop = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    };
    signal?.addEventListener('abort', giveUp);
    void answered.then((answer) => {
      stop();
      resolve(answer);
    });
  });
}
