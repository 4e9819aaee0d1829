/** What a running process has to undo before it ends. */
export interface StopSignal {
  /** Registers what to do when the process stops; done in reverse order. */
  defer(undo: () => Promise<void> | void): void;
  /** Aborted when the process is asked to stop. */
  readonly signal: AbortSignal;
}

/**
 * Runs a process to its end: starts `body`, then waits for Ctrl-C or SIGTERM and undoes what was deferred, newest first.
 * An error that carries a `code` is one clear line on standard error and exit code 1; any other is a bug and keeps its stack.
 */
export async function runMain(name: string, body: (stop: StopSignal) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  const undo: (() => Promise<void> | void)[] = [];
  const stopped = new Promise<void>((resolve) => {
    const ask = (): void => {
      abort.abort();
      resolve();
    };
    process.once('SIGINT', ask);
    process.once('SIGTERM', ask);
  });
  try {
    await body({ defer: (step) => undo.push(step), signal: abort.signal });
    await stopped;
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${name}: ${lineFor(error)}\n`);
  }
  for (const step of undo.reverse()) await step();
  process.exit();
}

function lineFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return `${portOf(error)} is taken by another program; stop it or choose another port`;
  return 'code' in error ? error.message : (error.stack ?? error.message);
}

function portOf(error: Error): string {
  return 'port' in error && 'address' in error
    ? `${String(error.address)}:${String(error.port)}`
    : 'the port';
}
