/**
 * Runs a task that ends by itself. An error that carries a `code` is one clear sentence on standard error and exit code
 * 1; any other is a bug and keeps its stack.
 */
export async function runOnce(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    process.exitCode = 1;
    const clear = error instanceof Error && 'code' in error;
    const words = error instanceof Error ? (clear ? error.message : error.stack) : String(error);
    process.stderr.write(`hub: ${words}\n`);
  }
}
