import { runMain } from '@jiaohao/shared/node';
import { enroll, writeCredentials } from './enroll.ts';
import { renewPassword } from './password.ts';
import { renewPin } from './pin.ts';
import { exportPlan, importPlan } from './plan-file.ts';
import { runOnce } from './run-once.ts';
import { readTask, usage, type Task } from './usage.ts';
import { leaveCompiledCode } from '../compiled-code.ts';
import { loadHallFile, type HallFile } from '../config.ts';
import { openCredentials, type Credentials } from '../credentials/credentials.ts';
import { credentialsFile, planBookFile } from '../data-folder.ts';
import { sameHall } from '../plan-book/first-version.ts';
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
      await withCredentials(task.config, async (file, credentials) => {
        const made = await enroll(agentsOf(file), credentials, task.agent);
        if (task.out === null) console.log(JSON.stringify(made, null, 2));
        else writeCredentials(task.out, made);
      });
      return;
    case 'pin':
      await withCredentials(task.config, async (_, credentials) => {
        console.log(await renewPin(credentials.accounts, task.staff));
      });
      return;
    case 'password':
      await withCredentials(task.config, async (_, { accounts }) => {
        for (const staff of task.staff)
          console.log(await renewPassword(accounts, staff, { unlessChosen: task.unlessChosen }));
      });
      return;
    case 'import-plan':
      withPlanBook(loadHallFile(task.config), (book, file) => {
        for (const line of importPlan(book, file, Date.now())) console.log(line);
      });
      return;
    case 'export-plan':
      withPlanBook(loadHallFile(task.config), (book, file) => {
        for (const line of exportPlan(book, file, task.out)) console.log(line);
      });
      return;
    case 'serve':
      await runMain('hub', async (stop) => {
        await serve(loadHallFile(task.config), task.config, stop);
        leaveCompiledCode();
      });
  }
}

async function withCredentials(
  config: string,
  work: (file: HallFile, credentials: Credentials) => Promise<void>,
): Promise<void> {
  const file = loadHallFile(config);
  const credentialsOfAll = openCredentials(credentialsFile(file.machine.data));
  const credentials = credentialsOfAll.of(file.plan.hall.id);
  try {
    credentials.accounts.importOnce(file.staff);
    await work(file, credentials);
  } finally {
    credentialsOfAll.close();
  }
}

function withPlanBook<T>(file: HallFile, work: (book: PlanBook, file: HallFile) => T): T {
  const books = openPlanBooks(planBookFile(file.machine.data));
  try {
    sameHall(books, file.plan);
    return work(books.of(file.plan.hall.id), file);
  } finally {
    books.close();
  }
}

/** Those of the settings; before the first start, those that will be taken over. */
function agentsOf(file: HallFile): readonly AgentPlan[] {
  return withPlanBook(file, (book) => (book.of(book.latestNumber())?.plan ?? file.plan).agents);
}
