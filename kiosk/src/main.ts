import {
  ConfigError,
  createLog,
  loadConfig,
  openSession,
  readCredentials,
  runMain,
  type StopSignal,
} from '@jiaohao/shared/node';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kioskConfig, type KioskConfig } from './config.ts';
import { defaultPatience, type Patience } from './domain/visit/visit.ts';
import { openHttp } from './http/server.ts';
import { openDeliveries } from './runtime/deliveries.ts';
import { attachPrinter, attachReader } from './runtime/devices.ts';
import { hallDate } from './runtime/hall-date.ts';
import { keyedHash } from './runtime/keyed-hash.ts';
import { openKiosk, type Kiosk } from './runtime/kiosk.ts';
import { openLedger } from './runtime/ledger.ts';

const pages = join(import.meta.dirname, '..', 'dist', 'web');

await runMain('kiosk', async (stop) => {
  const { values } = parseArgs({ options: { config: { type: 'string' } } });
  if (values.config === undefined) throw new ConfigError('say which kiosk to run: --config <file.yaml>');
  await start(loadConfig(values.config, kioskConfig), stop);
});

async function start(config: KioskConfig, stop: StopSignal): Promise<void> {
  const { agent, hall } = config;
  const { secret, centreKey, agent: enrolled } = readCredentials(config.credentials);
  if (centreKey === undefined || enrolled !== agent) {
    throw new ConfigError(
      `${config.credentials}: expected the credentials of kiosk ${agent}, found those of ${enrolled}${centreKey === undefined ? ' without a centre key' : ''}; enrol ${agent} on the hub as a kiosk`,
    );
  }
  const log = createLog(agent);
  const ledger = openLedger(join(config.data, 'deliveries.sqlite'));
  stop.defer(() => ledger.close());
  const outboxPath = join(config.data, 'outbox.sqlite');
  const session = openSession({ url: config.hub, hall, agent, secret, outboxPath, log });
  stop.defer(() => session.close());

  const world = { agent, session, log };
  const printer =
    config.printer === undefined ? null : attachPrinter(config.printer, (): Kiosk => kiosk, world);
  if (printer !== null) stop.defer(() => printer.close());
  const kiosk = openKiosk({
    hall,
    agent,
    session,
    printer,
    deliveries: openDeliveries(ledger, session),
    hash: keyedHash(centreKey),
    today: hallDate(config.timeZone),
    patience: patienceOf(config),
  });
  stop.defer(() => kiosk.close());
  if (config.reader !== undefined) {
    const reader = attachReader(config.reader, kiosk, world);
    stop.defer(() => reader.close());
  }
  const http = await openHttp({ kiosk, pages, ...config.http });
  stop.defer(() => http.close());
  log.info({ ready: true, http: http.address }, `kiosk ${agent} serves its page at ${http.address}`);
}

function patienceOf({ patience }: KioskConfig): Patience {
  return {
    ...defaultPatience,
    idleMs: patience.idle,
    answerMs: patience.answer,
    printedMs: patience.printed,
    noteMs: patience.note,
    messageMs: patience.message,
  };
}
