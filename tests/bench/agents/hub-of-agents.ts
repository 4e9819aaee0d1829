import { join } from 'node:path';
import { createLog, runMain } from '@jiaohao/shared/node';
import { openCredentials } from '../../../server/src/credentials/credentials.ts';
import { createDoors } from '../../../server/src/credentials/doors.ts';
import { hallAsWritten, hallPlan } from '../../../server/src/domain/hall.ts';
import { createAgentSide } from '../../../server/src/mqtt/agent-side.ts';
import { createBroker } from '../../../server/src/mqtt/broker.ts';
import type { PlanVersion } from '../../../server/src/plan-book/plan-book.ts';
import type { WrittenPlan } from '../../../server/src/plan-book/written-plan.ts';
import { systemClock } from '../../../server/src/runtime/clock.ts';
import { openHall } from '../../../server/src/runtime/hall.ts';
import { createRefreshing } from '../../../server/src/runtime/refreshing.ts';
import { openJournal } from '../../../server/src/store/sqlite/sqlite-journal.ts';
import { enrolInBulk } from './enrol-in-bulk.ts';
import { benchHall } from './bench-hall.ts';
import { rollOf } from './roll.ts';

/*
 * A hub's agent side as main.ts puts it together (broker, inbox, register, desired state, watch), on a hall with its journal
 * on disk, with more agents than one hall may have: it has 99 windows, and so 99 display agents. Until a hub has many
 * halls, the agents of many are given to this one.
 */
const [kiosks = 0, all = 0] = process.argv.slice(2).map(Number);

await runMain('hub of agents', async (stop) => {
  const log = createLog('hub of agents');
  const clock = systemClock;
  const credentialsPath = join(process.cwd(), 'credentials.sqlite');
  const credentials = openCredentials(credentialsPath);
  stop.defer(() => credentials.close());
  const roll = rollOf(kiosks, all);
  enrolInBulk(credentialsPath, benchHall().id, roll);
  const journal = openJournal(join(process.cwd(), 'journal.sqlite'));
  stop.defer(() => journal.close());

  const written = benchHall();
  const kioskIds = roll.flatMap(({ id, kind: is }) => (is === 'kiosk' ? [id] : []));
  const plan = hallPlan.parse({ ...written, kiosks: kioskIds });
  const agents = roll.map(({ id, kind, windows }): WrittenPlan['agents'][number] =>
    kind === 'kiosk' ? { id, kind } : { id, kind, windows: [...windows] },
  );
  const version: PlanVersion = {
    number: 1,
    at: 0,
    by: { hub: 'command-line' },
    how: 'first-start',
    note: null,
    changes: [],
    plan: { hall: hallAsWritten.parse(written), agents, publicUrl: null },
  };
  const hall = await openHall({
    plan: () => plan,
    timeZone: 'Asia/Shanghai',
    journal,
    clock,
    trackerOf: (date, ticket) => `http://127.0.0.1:8080/t/${date}${ticket}0123456789012345678901`,
    log,
  });
  const broker = await createBroker({ log });
  stop.defer(() => broker.close());
  const refreshing = createRefreshing(clock);
  stop.defer(() => refreshing.stop());
  const side = await createAgentSide({
    broker,
    plan: () => plan,
    settings: { version: () => version, of: () => null, onChange: () => () => {} },
    hall,
    doors: createDoors(credentials.of(plan.id), () => clock.now()),
    hubFaults: { current: () => [], onChange: () => () => {} },
    clock,
    refreshing,
    log,
    stop,
  });
  stop.defer(() => hall.close());
  await side.prepare();
  const port = await broker.listen('127.0.0.1', 0);
  side.keepWatch();
  log.info({ ready: true, mqtt: `mqtt://127.0.0.1:${port}` });
});
