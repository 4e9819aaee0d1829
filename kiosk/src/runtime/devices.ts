import { escposPrinter, idCardReader, type DeviceFault, type DeviceKind } from '@jiaohao/shared';
import { keepLink, type createLog, type Session } from '@jiaohao/shared/node';
import { createCardReader } from '../drivers/card-reader/card-reader.ts';
import { createTicketPrinter, type TicketPrinter } from '../drivers/printer/printer.ts';
import type { Connect, Health } from '../drivers/port.ts';
import type { Kiosk } from './kiosk.ts';

/** A device as the configuration names it. */
export interface DeviceSetting {
  readonly address: string;
  readonly model: string;
  readonly baud?: number | undefined;
}

export interface DeviceWorld {
  readonly agent: string;
  readonly session: Pick<Session, 'report'>;
  readonly log: ReturnType<typeof createLog>;
}

type ReaderSide = Pick<Kiosk, 'card' | 'cardHint' | 'cardLifted' | 'readerWorks'>;

/** Starts the driver of the configured card reader and lets its cards and faults reach the kiosk and the hub. */
export function attachReader(
  setting: DeviceSetting,
  kiosk: ReaderSide,
  world: DeviceWorld,
): { close(): Promise<void> } {
  const model = modelOf(idCardReader.models, setting);
  return createCardReader(connectTo(setting, model, 'card-reader', world), model, {
    card: (card) => kiosk.card(card),
    hint: (hint) => kiosk.cardHint(hint),
    lifted: () => kiosk.cardLifted(),
    health(health) {
      kiosk.readerWorks(health.faults.every((fault) => fault === 'cable-noise'));
      report('card-reader', health, world);
    },
  });
}

/** The same for the printer. */
export function attachPrinter(
  setting: DeviceSetting,
  kiosk: () => Pick<Kiosk, 'printerWorks'>,
  world: DeviceWorld,
): TicketPrinter {
  const model = modelOf(escposPrinter.models, setting);
  return createTicketPrinter(connectTo(setting, model, 'printer', world), model, {
    health: (health) => report('printer', health, world),
    ready: (ready) => kiosk().printerWorks(ready),
  });
}

const deviceName = (agent: string, kind: DeviceKind): string =>
  `${agent}-${kind === 'card-reader' ? 'reader' : kind}`;

function report(
  kind: DeviceKind,
  { faults, skippedBytes }: Health,
  { agent, session, log }: DeviceWorld,
): void {
  const device = deviceName(agent, kind);
  session.report({ device, kind, at: Date.now(), faults: [...faults], skippedBytes });
  if (faults.length === 0) log.info({ device }, `${device} is well`);
  else log.warn({ device, faults, skippedBytes }, `${device}: ${describe(faults)}`);
}

const describe = (faults: readonly DeviceFault[]): string => faults.join(', ');

function connectTo(
  { address, baud }: DeviceSetting,
  model: { readonly baud: number },
  kind: DeviceKind,
  { agent, log }: DeviceWorld,
): Connect {
  const device = deviceName(agent, kind);
  return (on) =>
    keepLink(
      address,
      { baud: baud ?? model.baud },
      {
        up(link) {
          log.info({ device, address }, `${device} is connected`);
          on.up(link);
        },
        down(why) {
          log.warn(
            { device, address },
            `${device} is not there (${why}); plug it in, the rest goes on without it`,
          );
          on.down(why);
        },
      },
    );
}

/** The configuration was checked against the same table. */
function modelOf<M>(models: ReadonlyMap<string, M>, { model }: DeviceSetting): M {
  const found = models.get(model);
  if (found === undefined) throw new Error(`no device model ${model}`);
  return found;
}
