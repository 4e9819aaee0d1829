import {
  escposPrinter,
  idCardReader,
  equipmentReport,
  knownModel,
  topics,
  type DeviceReport,
  type EquipmentReport,
  type KioskEquipment,
} from '@jiaohao/shared';
import { createLog, openTaps } from '@jiaohao/shared/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../domain/page.ts';
import { liSi } from '../testing/invented.ts';
import { testPrinter } from '../testing/test-printer.ts';
import { testReader } from '../testing/test-reader.ts';
import { keepDevices } from './keep-devices.ts';
import { KioskDevices } from './kiosk-devices.ts';

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const own = {
  reader: { address: 'COM1', model: 'sdt' },
  printer: { address: 'COM2', model: 'kiosk-80' },
} satisfies KioskEquipment;
const slip = { paper: 'test', sheet: { device: 'K1-printer', time: '2026-11-23 09:31' } } as const;

/** A kiosk with a reader and a printer at COM1 and COM2, and another of each at COM3 and COM4. */
async function kioskWith(disk = new Map<string, unknown>()) {
  const reader = () => testReader(knownModel(idCardReader.models, 'sdt'));
  const printer = () => testPrinter(knownModel(escposPrinter.models, 'kiosk-80'));
  const at = { COM1: reader(), COM2: printer(), COM3: reader(), COM4: printer() };
  const told: EquipmentReport[] = [];
  const reports: DeviceReport[] = [];
  const forgotten: string[] = [];
  const events: string[] = [];
  const works = { reader: false, printer: false };
  const cards: string[] = [];
  const page: { page: Page['page'] } = { page: 'start' };
  const log = createLog('K1');
  log.level = 'silent';
  let hear: (value: unknown) => void = () => {};
  const kiosk = {
    card: ({ layout }: idCardReader.Card) => void cards.push(layout),
    cardHint: () => {},
    cardLifted: () => {},
    readerWorks: (now: boolean) => void (works.reader = now),
    printerWorks: (now: boolean) => void (works.printer = now),
  };
  const devices = new KioskDevices(() => kiosk, {
    agent: 'K1',
    session: {
      report: (report) => void reports.push(report),
      forget: (device) => void forgotten.push(device),
    },
    log,
    taps: openTaps({ hall: 'demo', agent: 'K1', session: { subscribe() {}, tell() {} }, log }),
    keepPort(address, _options, on) {
      events.push(`open ${address}`);
      const port = Object.entries(at).find(([name]) => name === address)?.[1].port;
      const kept = port?.connect(on);
      return {
        async close() {
          events.push(`close ${address}`);
          await kept?.close();
        },
      };
    },
  });
  await keepDevices({
    config: { hall: 'demo', agent: 'K1', ...own },
    session: {
      online: true,
      onOnline: () => () => {},
      subscribe(topic, schema, listener) {
        expect(topic).toBe(topics.equipment('demo', 'K1'));
        hear = (value) => listener(schema.parse(value));
      },
      tell: (_topic, value) => void told.push(equipmentReport.parse(value)),
    },
    atHand: {
      read: (name, schema) => schema.nullable().parse(disk.get(name) ?? null),
      keep: (name, value) => void disk.set(name, value),
      flush: () => {},
    },
    devices,
    kiosk: { page },
    log,
    stop: { defer: () => {} },
  });
  for (const { port } of Object.values(at)) port.plug();
  await pass(3000);
  const says = async (equipment: KioskEquipment | null) => {
    hear({ equipment });
    await pass(0);
  };
  return { at, devices, told, reports, forgotten, events, works, cards, page, says, disk };
}

describe('a kiosk whose settings change', () => {
  it('runs by its file while they say nothing, and says with what', async () => {
    const { works, told } = await kioskWith();
    expect(works).toEqual({ reader: true, printer: true });
    expect(told.at(-1)).toMatchObject({
      from: 'own-file',
      equipment: own,
      devices: ['K1-reader', 'K1-printer'],
    });
  });

  it('has its printer at another port at once, and the reader was not touched', async () => {
    const { at, devices, events, works, says } = await kioskWith();
    events.length = 0;
    await says({ ...own, printer: { ...own.printer, address: 'COM4' } });
    expect(events).toEqual(['close COM2', 'open COM4']);
    expect(works.printer).toBe(false);
    at.COM4.port.plug();
    await pass(3000);
    expect(works).toEqual({ reader: true, printer: true });
    const before = [at.COM2.papers.length, at.COM4.papers.length];
    const printed = devices.print(slip);
    await pass(3000);
    expect(await printed).toEqual({ printed: true });
    expect([at.COM2.papers.length, at.COM4.papers.length - 1]).toEqual(before);
  });

  it('reads cards at the other port', async () => {
    const { at, cards, says } = await kioskWith();
    await says({ ...own, reader: { ...own.reader, address: 'COM3' } });
    at.COM3.port.plug();
    at.COM3.card = liSi;
    await pass(3000);
    expect(cards).toEqual(['resident']);
  });

  it('closes both before it opens one, when they swap their ports', async () => {
    const { events, says } = await kioskWith();
    events.length = 0;
    await says({
      reader: { ...own.reader, address: 'COM2' },
      printer: { ...own.printer, address: 'COM1' },
    });
    expect(events).toEqual(['close COM1', 'close COM2', 'open COM2', 'open COM1']);
  });

  it('leaves a member their visit, and changes when nobody stands there', async () => {
    const { events, page, told, says } = await kioskWith();
    events.length = 0;
    page.page = 'choosing';
    await says({ ...own, printer: { ...own.printer, address: 'COM4' } });
    await pass(5000);
    expect([events, told.at(-1)?.waiting]).toEqual([[], true]);
    page.page = 'start';
    await pass(1000);
    expect([events, told.at(-1)?.waiting]).toEqual([['close COM2', 'open COM4'], false]);
  });

  it('lets a slip come out to its end first', async () => {
    const { at, devices, events, says } = await kioskWith();
    events.length = 0;
    at.COM2.fenceMs.push(4000);
    const printed = devices.print(slip);
    await pass(100);
    await says({ ...own, printer: { ...own.printer, address: 'COM4' } });
    await pass(1000);
    expect(events).toEqual([]);
    await pass(4000);
    expect(await printed).toEqual({ printed: true });
    expect(events).toEqual(['close COM2', 'open COM4']);
  });

  it('without a printer prints nothing, says so, and speaks of it no more', async () => {
    const { devices, works, forgotten, told, says } = await kioskWith();
    await says({ reader: own.reader });
    expect([works.printer, devices.printer, forgotten]).toEqual([false, null, ['K1-printer']]);
    expect(await devices.print(slip)).toEqual({ printed: false, faults: ['unplugged'] });
    expect(told.at(-1)?.devices).toEqual(['K1-reader']);
  });

  it('starts without the hub with what it took last', async () => {
    const { disk, says } = await kioskWith();
    await says({ ...own, printer: { ...own.printer, address: 'COM4' } });
    const { events } = await kioskWith(disk);
    expect(events).toEqual(['open COM1', 'open COM4']);
  });
});
