import {
  ConfigError,
  createLog,
  keepLink,
  loadConfig,
  openAtHand,
  openDurableFile,
  openSession,
  openTaps,
  readCredentials,
  runMain,
  type StopSignal,
} from '@jiaohao/shared/node';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kioskConfig, type KioskConfig } from './config.ts';
import { defaultPatience, type Patience } from './domain/visit/patience.ts';
import { openHttp } from './http/server.ts';
import { openDeliveries } from './runtime/deliveries.ts';
import { openKioskTests } from './runtime/device-tests.ts';
import { keepDevices } from './runtime/keep-devices.ts';
import { KioskDevices } from './runtime/kiosk-devices.ts';
import { openEntries } from './runtime/entries.ts';
import { openGivenNumbers } from './runtime/given-numbers.ts';
import { hallClock } from './runtime/hall-clock.ts';
import { keyedHash } from './runtime/keyed-hash.ts';
import { openKiosk, type Kiosk } from './runtime/kiosk.ts';
import { openLastHeard } from './runtime/last-heard.ts';
import { openLeasing } from './runtime/leasing.ts';
import { openLedger } from './runtime/ledger.ts';
import { openOwnNumbers } from './runtime/own-numbers.ts';

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
  const file = openDurableFile(join(config.data, 'without-hub.sqlite'));
  stop.defer(() => void file.close());
  const atHand = openAtHand(file, (error) =>
    log.error({ error }, `cannot keep what the hub says in ${config.data}; is the disk full?`),
  );
  stop.defer(() => atHand.flush());
  const outboxPath = join(config.data, 'outbox.sqlite');
  const session = openSession({ url: config.hub, hall, agent, secret, outboxPath, log });
  stop.defer(() => session.close());

  const taps = openTaps({ hall, agent, session, log });
  stop.defer(() => taps.close());
  const world = { agent, session, log, taps, keepPort: keepLink };
  const devices = new KioskDevices((): Kiosk => kiosk, world);
  stop.defer(() => devices.close());
  const clock = hallClock(config.timeZone);
  const heard = openLastHeard({ hall, agent, session, atHand, today: clock.today });
  const numbers = openGivenNumbers(file);
  const kiosk = openKiosk({
    session,
    printer: devices,
    clock,
    heard,
    deliveries: openDeliveries(ledger, session),
    ownNumbers: openOwnNumbers({ numbers, heard, clock, log }),
    entries: openEntries({ numbers, session, now: clock.now, log }),
    leasing: openLeasing(agent, session),
    log,
    hash: keyedHash(centreKey),
    patience: patienceOf(config),
  });
  stop.defer(() => kiosk.close());
  await keepDevices({ config, session, atHand, devices, kiosk, log, stop });
  openKioskTests({ hall, agent, session, kiosk, devices, log });
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
