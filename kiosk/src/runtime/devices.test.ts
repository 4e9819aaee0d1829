import { escposPrinter, idCardReader, type DeviceReport } from '@jiaohao/shared';
import { createLog, openTaps } from '@jiaohao/shared/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testPrinter } from '../testing/test-printer.ts';
import { testReader } from '../testing/test-reader.ts';
import { attachPrinter, attachReader, type DeviceWorld } from './devices.ts';

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function around(connect: (on: Parameters<DeviceWorld['keepPort']>[2]) => { close(): Promise<void> }) {
  const reports: DeviceReport[] = [];
  const log = createLog('K1');
  log.level = 'silent';
  const world: DeviceWorld = {
    agent: 'K1',
    session: { report: (report) => reports.push(report) },
    log,
    taps: openTaps({ hall: 'demo', agent: 'K1', session: { subscribe() {}, tell() {} }, log }),
    keepPort: (_address, _options, on) => connect(on),
  };
  return { world, faults: () => reports.at(-1)?.faults, name: () => reports.at(-1)?.device };
}

function printerOf() {
  const device = testPrinter(escposPrinter.models.get('kiosk-80')!);
  const told = around(device.port.connect);
  const works: boolean[] = [];
  const kiosk = { printerWorks: (now: boolean) => works.push(now) };
  const setting = { address: 'a port', model: 'kiosk-80' };
  attachPrinter(setting, () => kiosk, told.world);
  return { device, ...told, works: () => works.at(-1) };
}

describe('a printer', () => {
  it('that works is offered, and its faults are told under its name', async () => {
    const { device, works, faults, name } = printerOf();
    device.port.plug();
    await pass(3000);
    expect([name(), faults(), works()]).toEqual(['K1-printer', [], true]);
    device.set({ paper: 'out' });
    await pass(3000);
    expect([faults(), works()]).toEqual([['paper-out'], false]);
    device.set({ paper: 'enough' });
    await pass(5000);
    expect([faults(), works()]).toEqual([[], true]);
  });

  it('that comes and goes is told as such, and not offered until it stays', async () => {
    const { device, works, faults } = printerOf();
    device.port.plug();
    await pass(3000);
    for (let times = 0; times < 5; times += 1) {
      device.set({ coverOpen: true });
      await pass(1000);
      device.set({ coverOpen: false });
      await pass(3000);
    }
    expect([faults(), works()]).toEqual([['cover-open', 'flapping'], false]);
    await pass(60_000);
    expect([faults(), works()]).toEqual([[], true]);
  });

  it('whose sensor for the end of the roll flickers prints on', async () => {
    const { device, works, faults } = printerOf();
    device.port.plug();
    await pass(3000);
    for (let times = 0; times < 5; times += 1) {
      device.set({ paper: 'near-end' });
      await pass(1000);
      device.set({ paper: 'enough' });
      await pass(1000);
    }
    expect([faults(), works()]).toEqual([['flapping', 'paper-near-end'], true]);
  });
});

describe('a card reader', () => {
  it('that comes and goes is not relied on until it stays', async () => {
    const device = testReader(idCardReader.models.get('sdt')!);
    const { world, faults } = around(device.port.connect);
    const works: boolean[] = [];
    const kiosk = {
      card: () => {},
      cardHint: () => {},
      cardLifted: () => {},
      readerWorks: (now: boolean) => works.push(now),
    };
    attachReader({ address: 'a port', model: 'sdt' }, kiosk, world);
    device.port.plug();
    await pass(1000);
    expect([faults(), works.at(-1)]).toEqual([[], true]);
    for (let times = 0; times < 5; times += 1) {
      device.port.unplug();
      await pass(1000);
      device.port.plug();
      await pass(1000);
    }
    expect([faults(), works.at(-1)]).toEqual([['flapping', 'unplugged'], false]);
    await pass(60_000);
    expect([faults(), works.at(-1)]).toEqual([[], true]);
  });
});
