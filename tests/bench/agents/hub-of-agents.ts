import { join } from 'node:path';
import { createLog, runMain } from '@jiaohao/shared/node';
import { openCredentials, type CredentialsFile } from '../../../server/src/credentials/credentials.ts';
import { createDoors } from '../../../server/src/credentials/doors.ts';
import { hallAsWritten, hallPlan } from '../../../server/src/domain/hall.ts';
import type { HallPlan } from '../../../server/src/domain/index.ts';
import type { AgentProfile } from '../../../server/src/mqtt/access.ts';
import {
  createAgentSide,
  type AgentSide,
  type AgentSideOptions,
} from '../../../server/src/mqtt/agent-side.ts';
import { createBroker } from '../../../server/src/mqtt/broker.ts';
import type { PlanVersion } from '../../../server/src/plan-book/plan-book.ts';
import type { WrittenPlan } from '../../../server/src/plan-book/written-plan.ts';
import { systemClock } from '../../../server/src/runtime/clock.ts';
import { openHall } from '../../../server/src/runtime/hall.ts';
import { createRefreshing } from '../../../server/src/runtime/refreshing.ts';
import type { Journal } from '../../../server/src/store/journal.ts';
import { openJournal } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import { enrolInBulk } from './enrol-in-bulk.ts';
import { benchHall } from './bench-hall.ts';
import { agentsOf, hallId, rollFrom } from './roll.ts';

/*
 * A hub's agent side as the hub puts it together (one broker; for each hall its inbox, register, desired state and watch), on
 * halls with their journal on disk.
 */
const roll = rollFrom(process.argv.slice(2).map(Number));
const agents = agentsOf(roll);

await runMain('hub of agents', async (stop) => {
  const log = createLog('hub of agents');
  const clock = systemClock;
  const credentialsPath = join(process.cwd(), 'credentials.sqlite');
  const credentials = openCredentials(credentialsPath);
  stop.defer(() => credentials.close());
  for (let nth = 0; nth < roll.halls; nth += 1) enrolInBulk(credentialsPath, hallId(nth), agents);
  const journal = openJournal(join(process.cwd(), 'journal.sqlite'));
  stop.defer(() => journal.close());
  const broker = await createBroker({ log });
  stop.defer(() => broker.close());
  const refreshing = createRefreshing(clock);
  stop.defer(() => refreshing.stop());
  const shared = { journal, credentials, broker, refreshing, clock, log, stop };
  const sides: AgentSide[] = [];
  for (let nth = 0; nth < roll.halls; nth += 1) sides.push(await openBenchHall(hallId(nth), shared));
  const port = await broker.listen('127.0.0.1', 0);
  for (const side of sides) side.keepWatch();
  log.info({ ready: true, mqtt: `mqtt://127.0.0.1:${port}` });
});

interface Shared extends Pick<AgentSideOptions, 'broker' | 'refreshing' | 'clock' | 'log' | 'stop'> {
  readonly journal: Journal;
  readonly credentials: CredentialsFile;
}

async function openBenchHall(id: string, { journal, credentials, ...shared }: Shared): Promise<AgentSide> {
  const { clock, log, stop } = shared;
  const written = benchHall(id, roll);
  const kiosks = agents.flatMap((agent) => (agent.kind === 'kiosk' ? [agent.id] : []));
  const hallPlanned = hallPlan.parse({ ...written, kiosks });
  const plan = (): HallPlan => hallPlanned;
  const version = firstVersion(written);
  const hall = await openHall({
    plan,
    timeZone: 'Asia/Shanghai',
    journal,
    clock,
    trackerOf: (date, ticket) => `http://127.0.0.1:8080/t/${date}${ticket}0123456789012345678901`,
    log,
  });
  const side = await createAgentSide({
    ...shared,
    plan,
    settings: { version: () => version, of: () => null, onChange: () => () => {} },
    hall,
    doors: createDoors(credentials.of(id), () => clock.now()),
    hubFaults: { current: () => [], onChange: () => () => {} },
  });
  stop.defer(() => hall.close());
  await side.prepare();
  return side;
}

function firstVersion(written: ReturnType<typeof benchHall>): PlanVersion {
  return {
    number: 1,
    at: 0,
    by: { hub: 'command-line' },
    how: 'first-start',
    note: null,
    changes: [],
    plan: { hall: hallAsWritten.parse(written), agents: agents.map(agentAsWritten), publicUrl: null },
  };
}

function agentAsWritten({ id, kind, windows }: AgentProfile): WrittenPlan['agents'][number] {
  return kind === 'kiosk' ? { id, kind } : { id, kind, windows: [...windows] };
}
