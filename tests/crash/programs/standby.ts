import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';

/*
 * Loaded before a hub that is to stand by: reads all its rooms, says so, and lets it begin when it gets the signal. What is
 * started is server/src/main.ts as it is; only the reading is done beforehand, while the hub before it still runs.
 */
await Promise.all([
  import('../../../server/src/plan-book/standing-plan.ts'),
  import('../../../server/src/runtime/hall.ts'),
  import('../../../server/src/http/server.ts'),
  import('../../../server/src/mqtt/agent-side.ts'),
  import('../../../server/src/cli/enroll.ts'),
]);
flushCompileCache();
const staysUp = setInterval(() => {}, 60_000);
const begin = new Promise<void>((resolve) => process.once('SIGUSR2', resolve));
writeSync(1, '{"standingBy":true}\n');
await begin;
clearInterval(staysUp);
