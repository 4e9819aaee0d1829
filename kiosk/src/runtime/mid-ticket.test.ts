import { escposPrinter } from '@jiaohao/shared';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Kiosk } from './kiosk.ts';
import { createTicketPrinter } from '../drivers/printer/printer.ts';
import { lease, menu, slip } from '../testing/invented.ts';
import { choosesRent, boot, type Running } from '../testing/kiosk-on-disk.ts';
import { testPrinter, type TestPrinter } from '../testing/test-printer.ts';
import { accepted } from '../testing/visits.ts';

const model = escposPrinter.models.get('kiosk-80')!;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** A kiosk with a whole printer: driver, wire and paper. The printer outlives the kiosk’s PC. */
async function withPrinter(device: TestPrinter): Promise<Running & { unplug(): void }> {
  let kiosk: Kiosk | null = null;
  const printer = createTicketPrinter(device.port.connect, model, {
    health: () => {},
    ready: (ready) => kiosk?.printerWorks(ready),
  });
  const running = boot(folder, { printer });
  ({ kiosk } = running);
  kiosk.printerWorks(false);
  running.hub.publish(menu);
  running.hub.lease(lease);
  device.port.plug();
  // Whatever an earlier life has left in the printer comes out first.
  for (let waited = 0; !kiosk.page.printerWorks && waited < 15_000; waited += 100) await pass(100);
  expect(kiosk.page).toMatchObject({ page: 'start', printerWorks: true });
  const kill = (): void => {
    void printer.close();
    running.kill();
  };
  return { ...running, kill, unplug: () => device.port.unplug() };
}

/** A member takes a ticket; the hub has answered, and it is on its way to paper. */
function takes({ kiosk, hub }: Running): string {
  kiosk.touch({ touch: 'begin' }, kiosk.page.serial);
  choosesRent(kiosk);
  const { id } = hub.of('issue').at(-1)!;
  hub.answer(id, accepted(id));
  return id;
}

const accounts = ({ hub }: Running) => hub.of('confirm-delivery').map(({ command }) => command.delivery);
const papersWith = (device: TestPrinter, words: string) =>
  device.papers.filter((paper) => paper.includes(words)).length;

describe('in the midst of a ticket', () => {
  it.each([
    ['the paper ends', (device: TestPrinter) => device.breakAfter(40, { paper: 'out' })],
    ['the cover is opened', (device: TestPrinter) => device.breakAfter(40, { coverOpen: true })],
    ['it gets too hot', (device: TestPrinter) => device.breakAfter(40, { error: 'too-hot' })],
  ])(
    '%s: the number stands on the screen within three seconds, and the member’s word counts',
    async (_, fails) => {
      const device = testPrinter(model);
      const running = await withPrinter(device);
      fails(device);
      takes(running);
      await pass(3000);
      expect(running.kiosk.page).toMatchObject({ page: 'on-screen', slip: { ticket: slip.ticket } });
      expect(accounts(running)).toEqual([]);
      running.kiosk.touch({ touch: 'noted' }, running.kiosk.page.serial);
      expect(accounts(running)).toEqual(['shown-on-screen']);
      // Mended: nothing is printed a second time by itself.
      device.set(escposPrinter.ready);
      await pass(20_000);
      expect(running.kiosk.page.printerWorks).toBe(true);
      const texts = device.port.received.filter(({ kind }) => kind === 'cut').length;
      expect(texts).toBe(1);
      running.kill();
    },
  );

  it('the cable is cut: the same; plugged in again, a reprint says what it is', async () => {
    const device = testPrinter(model);
    const running = await withPrinter(device);
    device.withholdsFence = true;
    takes(running);
    await pass(200);
    running.unplug();
    await pass(100);
    expect(running.kiosk.page.page).toBe('on-screen');
    device.powerCut();
    device.withholdsFence = false;
    device.port.plug();
    await pass(3000);
    running.kiosk.touch({ touch: 'reprint' }, running.kiosk.page.serial);
    const { id } = running.hub.of('reprint')[0]!;
    running.hub.answer(id, accepted(id, slip, true));
    await pass(3000);
    expect(running.kiosk.page.page).toBe('printed');
    expect(papersWith(device, '重打')).toBe(1);
    expect(accounts(running)).toEqual(['shown-on-screen', 'printed']);
    running.kill();
  });

  it('the kiosk’s PC loses its power: its ticket is the desk’s, and whatever lay in the printer is not printed twice', async () => {
    const device = testPrinter(model);
    const before = await withPrinter(device);
    device.fenceMs.push(5000);
    takes(before);
    await pass(300);
    before.kill();
    const after = await withPrinter(device);
    expect(accounts(after)).toEqual(['undelivered']);
    await pass(20_000);
    expect(papersWith(device, slip.ticket)).toBe(1);
    expect(after.kiosk.page).toMatchObject({ page: 'start', printerWorks: true });
    after.kill();
  });

  it('the hub is lost between its answer and the paper: the paper comes, and the account waits for the hub', async () => {
    const device = testPrinter(model);
    const running = await withPrinter(device);
    takes(running);
    running.hub.turn(false);
    await pass(3000);
    expect(running.kiosk.page).toMatchObject({ page: 'printed', slip: { ticket: slip.ticket } });
    expect(papersWith(device, slip.ticket)).toBe(1);
    expect(accounts(running)).toEqual(['printed']);
    expect(running.numbers.all()).toEqual([]);
    running.kill();
  });

  it('of an offline number the paper ends: on the screen, then paper again without the hub, marked', async () => {
    const device = testPrinter(model);
    const running = await withPrinter(device);
    running.hub.turn(false);
    device.breakAfter(40, { paper: 'out' });
    running.kiosk.touch({ touch: 'begin' }, running.kiosk.page.serial);
    choosesRent(running.kiosk);
    await pass(3000);
    expect(running.kiosk.page).toMatchObject({ page: 'on-screen', canReprint: false });
    device.set(escposPrinter.ready);
    await pass(5000);
    expect(running.kiosk.page).toMatchObject({ page: 'on-screen', canReprint: true });
    running.kiosk.touch({ touch: 'reprint' }, running.kiosk.page.serial);
    await pass(3000);
    expect(running.kiosk.page.page).toBe('printed');
    expect(papersWith(device, '重打')).toBe(1);
    expect(running.hub.of('back-enter-ticket')).toMatchObject([
      { command: { ticket: 'B501', delivery: 'shown-on-screen' } },
    ]);
    running.kill();
  });
});
