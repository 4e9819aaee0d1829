import type { Logger } from 'pino';
import { createLog, type StopSignal } from '@jiaohao/shared/node';
import type { HubFile } from '../config.ts';
import { journalFile } from '../data-folder.ts';
import { createHttp } from '../http/server.ts';
import { createHubMetrics } from '../metrics/hub-metrics.ts';
import { createBroker } from '../mqtt/broker.ts';
import { knownHalls } from '../plan-book/first-version.ts';
import { systemClock } from '../runtime/clock.ts';
import { tellFindings } from '../runtime/hub-faults.ts';
import { createRefreshing } from '../runtime/refreshing.ts';
import { createRoom } from '../runtime/room.ts';
import { hallByHost } from './hall-by-host.ts';
import type { HallOfHub } from './hall-of-hub.ts';
import type { HubParts } from './hub-parts.ts';
import { lookAround } from './look-around.ts';
import { openHalls } from './open-halls.ts';
import { openStores } from './stores.ts';

/** Puts the hub together and opens its doors: disk, halls, web, agents. */
export async function serve(file: HubFile, stop: StopSignal): Promise<void> {
  const log = createLog('hub');
  const { data, listen, metrics } = file.machine;
  const stores = openStores(file.machine, stop);
  knownHalls(stores.planBooks, file);
  tellFindings(stores.journal, log);
  const measured = createHubMetrics(log);
  const broker = await createBroker({ log });
  const web = { port: 0 };
  const addressOf = (host: string | null): string => `http://${host ?? listen.http.host}:${web.port}`;
  const hub = { ...watchesOf(stores, log, stop), machine: file.machine, stores, broker, measured, addressOf };
  const { open, closed } = await openHalls(file, { ...hub, log, stop });
  stop.defer(() => broker.close());
  stop.defer(lookAround(open, stores, log));
  const http = await createHttp({
    of: hallByHost([...open.values()], closed),
    watch: measured.http,
    metrics: { ...measured, ...metrics },
    log,
  });
  measured.ask({
    halls: [...open.values()],
    closed: closed.size,
    broker,
    crowd: http.crowd,
    journalFile: journalFile(data),
  });
  stop.defer(() => http.close());
  web.port = await http.listen(listen.http.host, listen.http.port);
  for (const hall of open.values()) {
    askForAdministrator(log, hall);
    await hall.prepare();
  }
  const mqtt = `mqtt://${listen.mqtt.host}:${await broker.listen(listen.mqtt.host, listen.mqtt.port)}`;
  for (const { agents } of open.values()) agents.keepWatch();
  log.info({ ready: true, http: addressOf(null), mqtt }, titleOf(open));
}

/** What watches over the disk and over what the clock changes, for all halls. */
function watchesOf(
  { journal }: HubParts['stores'],
  log: Logger,
  stop: StopSignal,
): Pick<HubParts, 'room' | 'refreshing' | 'clock'> {
  const clock = systemClock;
  const room = createRoom({ reserve: journal.reserve, clock, log });
  stop.defer(() => {
    room.stop();
  });
  const refreshing = createRefreshing(clock);
  stop.defer(() => {
    refreshing.stop();
  });
  return { room, refreshing, clock };
}

/** The one line in which the hub tells a secret: good once, and only for whoever can read its log. */
function askForAdministrator(
  log: Logger,
  { address, firstToken }: Pick<HallOfHub, 'address' | 'firstToken'>,
): void {
  if (firstToken === null) return;
  const where = `${address()}/sign-in#first=${firstToken}`;
  log.warn(
    { firstAdministrator: where },
    `还没有系统管理员，请用浏览器打开此链接建立（只能用一次）:${where} There is no administrator yet: open this address once to become the first`,
  );
}

function titleOf(halls: ReadonlyMap<string, HallOfHub>): string {
  const [first, ...others] = halls.values();
  if (first === undefined || others.length > 0) return `${halls.size} 个大厅 ${halls.size} halls`;
  const { zh, en } = first.pages.plan().name;
  return `${zh} ${en}`;
}
