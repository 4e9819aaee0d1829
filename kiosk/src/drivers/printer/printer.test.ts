import { displayWidth, escposPrinter, toHex, type DeviceFault } from '@jiaohao/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ticketPaper } from '../../domain/paper.ts';
import { slip } from '../../testing/invented.ts';
import { testPrinter, type TestPrinter } from '../../testing/test-printer.ts';
import type { Health } from '../port.ts';
import type { PrintOutcome } from './job.ts';
import { createTicketPrinter } from './printer.ts';

const first = ticketPaper(slip, false);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function attended(device: TestPrinter, model: escposPrinter.Model) {
  const healths: Health[] = [];
  const readiness: boolean[] = [];
  const printer = createTicketPrinter(device.port.connect, model, {
    health: (health) => healths.push(health),
    ready: (ready) => readiness.push(ready),
  });
  return { printer, healths, faults: () => healths.at(-1)?.faults, ready: () => readiness.at(-1) ?? false };
}

/** A plugged-in printer, settled and ready. */
async function readyPrinter(model: escposPrinter.Model) {
  const device = testPrinter(model);
  const attendance = attended(device, model);
  device.port.plug();
  await pass(1500);
  expect(attendance.ready()).toBe(true);
  return { device, ...attendance };
}

/** What has become of a job so far, without waiting for it. */
function watchOutcome(job: Promise<PrintOutcome>): { readonly now: PrintOutcome | null } {
  const seen: { now: PrintOutcome | null } = { now: null };
  void job.then((outcome) => {
    seen.now = outcome;
  });
  return seen;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each([...escposPrinter.models.values()])('the printer driver on $name', (model) => {
  it('prints the whole ticket, every line within the paper, and knows it by the fence', async () => {
    const { device, printer } = await readyPrinter(model);
    const outcome = watchOutcome(printer.print(first));
    await pass(3000);
    expect(outcome.now).toEqual({ printed: true });
    const paper = device.papers.join('');
    for (const words of [
      slip.hall.zh,
      'B012',
      '租房提取',
      'Withdrawal for rent',
      '3–5',
      '4 人',
      '约 12 分钟',
      '按今天的办理时间推算',
      '2026-11-23 09:31',
      '无房证明',
      '咨询台',
    ]) {
      expect(paper.replaceAll('\n', '')).toContain(words);
    }
    expect(paper).not.toContain('重打');
    expect(device.codes).toEqual([slip.tracker]);
    for (const line of paper.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(model.columns);
    expect(device.papers).toHaveLength(model.cutter === 'none' ? 1 : 2);
  });

  it('switches the Chinese font on before the first Chinese character', async () => {
    const { device, printer } = await readyPrinter(model);
    const from = device.port.bytes.length;
    void printer.print(first);
    await pass(3000);
    const job = toHex(Uint8Array.from(device.port.bytes.slice(from)));
    const chineseOn = job.indexOf('1C 26');
    // 示 of the hall's name.
    expect(chineseOn).toBeGreaterThan(-1);
    expect(chineseOn).toBeLessThan(job.indexOf('CA BE'));
    const last = device.port.received.filter(({ kind }) => kind !== 'requestStatus').at(-1);
    expect(last).toEqual({ kind: 'requestSensor', sensor: 1 });
  });

  it('says on the paper that it is a reprint', async () => {
    const { device, printer } = await readyPrinter(model);
    void printer.print(ticketPaper(slip, true));
    await pass(3000);
    expect(device.papers.join('')).toContain('重打 REPRINT');
  });

  it.each<[string, Partial<escposPrinter.PrinterCondition>, DeviceFault]>([
    ['paper out', { paper: 'out' }, 'paper-out'],
    ['cover open', { coverOpen: true }, 'cover-open'],
    ['mechanical error', { error: 'mechanical' }, 'mechanical'],
    ['unrecoverable error', { error: 'unrecoverable' }, 'unrecoverable'],
    ['too hot', { error: 'too-hot' }, 'too-hot'],
  ])(
    '%s: known within two seconds, refused without a byte of the ticket, ready again when put right',
    async (_, wrong, fault) => {
      const { device, printer, faults, ready } = await readyPrinter(model);
      device.set(wrong);
      await pass(2000);
      expect(faults()).toContain(fault);
      expect(ready()).toBe(false);
      const outcome = watchOutcome(printer.print(first));
      await pass(10);
      expect(outcome.now).toEqual({ printed: false, faults: faults() });
      expect(device.papers.join('')).toBe('');
      device.set(escposPrinter.ready);
      await pass(3000);
      expect(faults()).toEqual([]);
      expect(ready()).toBe(true);
    },
  );

  it.each<[string, Partial<escposPrinter.PrinterCondition>, DeviceFault]>([
    ['the paper ends', { paper: 'out' }, 'paper-out'],
    ['the cover is opened', { coverOpen: true }, 'cover-open'],
  ])(
    '%s in the midst of a ticket: not printed, known within three seconds, and nothing is printed again by itself',
    async (_, wrong, fault) => {
      const { device, printer, ready } = await readyPrinter(model);
      device.breakAfter(30, wrong);
      const outcome = watchOutcome(printer.print(first));
      await pass(3000);
      expect(outcome.now).toEqual({ printed: false, faults: [fault] });
      const sent = device.port.received.filter(({ kind }) => kind === 'text').length;
      device.set(escposPrinter.ready);
      await pass(20_000);
      expect(ready()).toBe(true);
      expect(device.port.received.filter(({ kind }) => kind === 'text')).toHaveLength(sent);
    },
  );

  it('does not take the late fence of a ticket given up for the fence of the next', async () => {
    const { device, printer, ready } = await readyPrinter(model);
    device.breakAfter(30, { paper: 'out' });
    const lost = watchOutcome(printer.print(first));
    await pass(3000);
    expect(lost.now?.printed).toBe(false);
    // What is left in it takes a while; then its own fence is answered, and a little later that of the fresh start.
    device.fenceMs.push(1500, 200);
    device.set({ paper: 'enough' });
    while (!ready()) {
      // Still being settled: refused, not mixed up.
      const early = watchOutcome(printer.print(first));
      await pass(50);
      expect(early.now?.printed).toBe(false);
    }
    device.breakAfter(30, { coverOpen: true });
    const next = watchOutcome(printer.print(first));
    await pass(3000);
    expect(next.now).toEqual({ printed: false, faults: ['cover-open'] });
  });

  it('is silent within three seconds and comes back', async () => {
    const { device, printer, faults, ready } = await readyPrinter(model);
    device.silent = true;
    await pass(3000);
    expect(faults()).toEqual(['silent']);
    const outcome = watchOutcome(printer.print(first));
    await pass(1000);
    expect(outcome.now?.printed).toBe(false);
    device.silent = false;
    await pass(4000);
    expect(faults()).toEqual([]);
    expect(ready()).toBe(true);
  });

  it('unplugged in the midst of a ticket: not printed; ready again after replugging', async () => {
    const { device, printer, faults, healths, ready } = await readyPrinter(model);
    device.withholdsFence = true;
    const outcome = watchOutcome(printer.print(first));
    await pass(100);
    device.port.unplug();
    // Never well in between.
    expect(healths.map((health) => health.faults)).toEqual([[], ['unplugged']]);
    await pass(1);
    expect(outcome.now).toEqual({ printed: false, faults: ['unplugged'] });
    expect(faults()).toEqual(['unplugged']);
    expect(ready()).toBe(false);
    expect(await printer.print(first)).toEqual({ printed: false, faults: ['unplugged'] });
    device.powerCut();
    device.withholdsFence = false;
    device.port.plug();
    await pass(3000);
    expect(faults()).toEqual([]);
    expect(ready()).toBe(true);
    expect(device.papers.filter((paper) => paper.includes('B012')).length).toBeLessThanOrEqual(1);
  });
});

describe('the printer driver', () => {
  const model = escposPrinter.models.get('kiosk-80')!;

  it('reports a cutter error', async () => {
    const { device, faults } = await readyPrinter(model);
    device.set({ error: 'cutter' });
    await pass(2000);
    expect(faults()).toEqual(['cutter']);
  });

  it('says within a second that it is too hot, whenever that happens', async () => {
    for (const moment of [0, 130, 260, 390]) {
      const { device, faults } = await readyPrinter(model);
      await pass(moment);
      device.set({ error: 'too-hot' });
      await pass(900);
      expect(faults()).toEqual(['too-hot']);
    }
  });

  it('does not let a port that takes no bytes keep the member waiting', async () => {
    const { device, printer, faults } = await readyPrinter(model);
    device.port.stall();
    const outcome = watchOutcome(printer.print(first));
    await pass(3000);
    expect(outcome.now?.printed).toBe(false);
    expect(faults()).toContain('silent');
  });

  it('waits for a long paper as long as its lines take, and gives up on one of which nothing comes', async () => {
    const { device, printer } = await readyPrinter(model);
    const waiting = Array.from({ length: 100 }, (_, at) => ({
      ticket: `B${String(at).padStart(3, '0')}`,
      class: 'regular' as const,
      offline: false,
    }));
    const services = Array.from({ length: 8 }, () => ({
      name: slip.serviceName,
      windows: '3–5',
      waiting,
      more: 0,
    }));
    const sheet = { hall: slip.hall, asOf: '2026-11-23 09:30', services, windows: [] };
    device.fenceMs.push(20_000);
    const long = watchOutcome(printer.print({ paper: 'roster', sheet }));
    await pass(25_000);
    expect(long.now).toEqual({ printed: true });
    device.withholdsFence = true;
    const lost = watchOutcome(printer.print(first));
    await pass(11_000);
    expect(lost.now).toEqual({ printed: false, faults: ['refuses-commands'] });
  });

  it('does not believe a byte of noise that looks like the answer to the fence', async () => {
    const { device, printer } = await readyPrinter(model);
    device.fenceMs.push(3000);
    const outcome = watchOutcome(printer.print(first));
    await pass(500);
    device.port.noise(Uint8Array.of(0xff, 0x01));
    await pass(1000);
    expect(outcome.now).toBeNull();
    await pass(2000);
    expect(outcome.now).toEqual({ printed: true });
    // One more answer may be on its way: it is not the next ticket's.
    device.withholdsFence = true;
    const early = watchOutcome(printer.print(first));
    await pass(100);
    expect(early.now).toEqual({ printed: false, faults: ['offline'] });
  });

  it('believes nothing of a noisy line when the paper ends in the midst of the ticket', async () => {
    const { device, printer } = await readyPrinter(model);
    device.breakAfter(30, { paper: 'out' });
    const outcome = watchOutcome(printer.print(first));
    device.port.noise(Uint8Array.of(0xff, 0x01));
    await pass(3000);
    expect(outcome.now).toEqual({ printed: false, faults: ['paper-out'] });
  });

  it('is a noisy cable when nothing but noise comes, and silent', async () => {
    const device = testPrinter(model);
    const { faults, ready } = attended(device, model);
    device.silent = true;
    device.port.plug();
    for (let at = 0; at < 30; at += 1) {
      device.port.noise(Uint8Array.of(0x01, 0x83, 0xff, 0x41, 0xc7));
      await pass(100);
    }
    expect(faults()).toContain('cable-noise');
    expect(ready()).toBe(false);
  });

  it('goes on printing with paper near its end, and says so within a second', async () => {
    const { device, printer, faults } = await readyPrinter(model);
    device.set({ paper: 'near-end' });
    await pass(900);
    expect(faults()).toEqual(['paper-near-end']);
    const outcome = watchOutcome(printer.print(first));
    await pass(1000);
    expect(outcome.now).toEqual({ printed: true });
  });

  it('does not lose a ticket to one status byte out of step', async () => {
    const { device, printer, faults } = await readyPrinter(model);
    device.withholdsFence = true;
    const outcome = watchOutcome(printer.print(first));
    for (const n of [1, 2, 3, 4] as const) {
      device.lie = { n, byte: 0x7e };
      await pass(1500);
      expect(device.lie).toBeNull();
      device.port.noise(Uint8Array.of(0x7e));
    }
    expect(faults()).toEqual([]);
    expect(outcome.now).toBeNull();
  });

  it('prints one ticket at a time', async () => {
    const { device, printer } = await readyPrinter(model);
    const both = [printer.print(first), printer.print(ticketPaper({ ...slip, ticket: 'B013' }, false))];
    await pass(3000);
    expect(await Promise.all(both)).toEqual([{ printed: true }, { printed: true }]);
    expect(device.papers[0]).toContain('B012');
    expect(device.papers[1]).toContain('B013');
  });

  it('is not trusted while the fence of a fresh start is not answered', async () => {
    const device = testPrinter(model);
    const { printer, faults, ready } = attended(device, model);
    device.withholdsFence = true;
    device.port.plug();
    await pass(9000);
    expect(device.port.received.filter(({ kind }) => kind === 'initialise')).toHaveLength(1);
    await pass(3000);
    expect(ready()).toBe(false);
    expect(faults()).toEqual(['refuses-commands']);
    expect((await printer.print(first)).printed).toBe(false);
    device.withholdsFence = false;
    await pass(12_000);
    expect(ready()).toBe(true);
    expect(faults()).toEqual([]);
  });

  it('stops asking when it is closed', async () => {
    const { device, printer } = await readyPrinter(model);
    await printer.close();
    const asked = device.port.received.length;
    await pass(5000);
    expect(device.port.received).toHaveLength(asked);
  });
});
