import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z, type ZodType } from 'zod';
import { root } from '../hall/processes.ts';

/** A process of the bench that answers what it is asked, one question after the other. */
export interface Child {
  readonly pid: number;
  /** Rejects with what went wrong there. */
  ask<T>(question: object, answer: ZodType<T>): Promise<T>;
  stop(): Promise<void>;
}

const reply = z.union([z.strictObject({ done: z.unknown() }), z.strictObject({ failed: z.string() })]);

/** Starts a file of `tests/bench` that calls {@link answerParent}. */
export function startChild(file: string, cwd: string): Child {
  const child = fork(join(root, 'tests/bench', file), { cwd });
  const gone = once(child, 'exit');
  let last: Promise<unknown> = Promise.resolve();
  const askNow = async (question: object): Promise<unknown> => {
    child.send(question);
    const [said] = await Promise.race([
      once(child, 'message'),
      gone.then(([code]) => [{ failed: `${file} ended with ${String(code)}` }]),
    ]);
    const answer = reply.parse(said);
    if ('failed' in answer) throw new Error(`${file}: ${answer.failed}`);
    return answer.done;
  };
  return {
    pid: child.pid ?? 0,
    ask(question, answer) {
      const asked = last.then(async () => answer.parse(await askNow(question)));
      last = asked.catch(() => {});
      return asked;
    },
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** In the child: answers every question of the parent, and ends with it. */
export function answerParent(answer: (question: unknown) => Promise<unknown>): void {
  process.on('message', (question) => {
    answer(question).then(
      (done) => process.send?.({ done: done ?? null }),
      (error: unknown) =>
        process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/** Asks a child one thing, and lets it go. */
export async function asked<T>(
  file: string,
  directory: string,
  question: object,
  answer: z.ZodType<T>,
): Promise<T> {
  const child = startChild(file, directory);
  try {
    return await child.ask(question, answer);
  } finally {
    await child.stop();
  }
}
