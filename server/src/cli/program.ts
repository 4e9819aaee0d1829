import { runMain } from '@jiaohao/shared/node';
import { enroll, writeCredentials } from './enroll.ts';
import { hallOf } from './hall-of.ts';
import { renewPassword } from './password.ts';
import { renewPin } from './pin.ts';
import { exportPlan, importPlan } from './plan-file.ts';
import { runOnce } from './run-once.ts';
import { readTask, usage, type Task } from './usage.ts';
import { leaveCompiledCode } from '../compiled-code.ts';
import { loadHubFile, type HallFile, type HubFile } from '../config.ts';
import { openCredentials, type Credentials } from '../credentials/credentials.ts';
import { credentialsFile, planBookFile } from '../data-folder.ts';
import { knownHalls } from '../plan-book/first-version.ts';
import { openPlanBooks, type PlanBook } from '../plan-book/plan-book.ts';
import type { AgentPlan } from '../plan-book/written-plan.ts';
import { serve } from '../hub/serve.ts';

/** Does what the command line asks for. */
export async function runProgram(args: readonly string[]): Promise<void> {
  await runOnce(() => perform(readTask(args)));
}

async function perform(task: Task): Promise<void> {
  switch (task.kind) {
    case 'help':
      console.log(usage);
      return;
    case 'enroll':
      await withCredentials(task, async (credentials, hub, hall) => {
        const made = await enroll(agentsOf(hub, hall), credentials, task.agent);
        if (task.out === null) console.log(JSON.stringify(made, null, 2));
        else writeCredentials(task.out, made);
      });
      return;
    case 'pin':
      await withCredentials(task, async ({ accounts }) => {
        console.log(await renewPin(accounts, task.staff));
      });
      return;
    case 'password':
      await withCredentials(task, async ({ accounts }) => {
        for (const staff of task.staff)
          console.log(await renewPassword(accounts, staff, { unlessChosen: task.unlessChosen }));
      });
      return;
    case 'import-plan':
    case 'export-plan': {
      const hub = loadHubFile(task.config);
      const hall = hallOf(hub, task.hall);
      withPlanBook(hub, hall, (book) => {
        const lines =
          task.kind === 'import-plan'
            ? importPlan(book, hall, Date.now())
            : exportPlan(book, { ...hall, machine: hub.machine }, task.out);
        for (const line of lines) console.log(line);
      });
      return;
    }
    case 'serve':
      await runMain('hub', async (stop) => {
        await serve(loadHubFile(task.config), stop);
        leaveCompiledCode();
      });
  }
}

async function withCredentials(
  task: { readonly config: string; readonly hall: string | null },
  work: (credentials: Credentials, hub: HubFile, hall: HallFile) => Promise<void>,
): Promise<void> {
  const hub = loadHubFile(task.config);
  const hall = hallOf(hub, task.hall);
  const ofAll = openCredentials(credentialsFile(hub.machine.data));
  const credentials = ofAll.of(hall.plan.hall.id);
  try {
    credentials.accounts.importOnce(hall.staff);
    await work(credentials, hub, hall);
  } finally {
    ofAll.close();
  }
}

function withPlanBook<T>(hub: HubFile, hall: HallFile, work: (book: PlanBook) => T): T {
  const books = openPlanBooks(planBookFile(hub.machine.data));
  try {
    knownHalls(books, hub);
    return work(books.of(hall.plan.hall.id));
  } finally {
    books.close();
  }
}

/** Those of the settings; before the first start, those that will be taken over. */
function agentsOf(hub: HubFile, hall: HallFile): readonly AgentPlan[] {
  return withPlanBook(hub, hall, (book) => (book.of(book.latestNumber())?.plan ?? hall.plan).agents);
}
