import { concat, encodeGbk, escposPrinter } from '@jiaohao/shared';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { slipPicture } from '../../picture/slip-picture.ts';
import { type DeviceBench, deviceBench, type Host } from '../../testing/device-bench.ts';
import type { Printer } from './printer.ts';

type In = escposPrinter.ToDevice;

const text = (line: string): In[] =>
  Array.from(line, (character): In =>
    character === '\n'
      ? { kind: 'lineFeed' }
      : { kind: 'text', bytes: encodeGbk(character).bytes, string: character },
  );
const tracker = 'http://localhost:8080/t/A012';

/** A ticket as a kiosk prints it. */
const ticket: readonly In[] = [
  { kind: 'initialise' },
  { kind: 'chineseOn' },
  { kind: 'align', align: 'centre' },
  { kind: 'size', times: { width: 3, height: 3 } },
  ...text('A012\n'),
  { kind: 'size', times: { width: 1, height: 1 } },
  ...text('租房提取 Withdrawal\n前面 3 人\n'),
  { kind: 'qrSize', dots: 5 },
  { kind: 'qrStore', data: new TextEncoder().encode(tracker) },
  { kind: 'qrPrint' },
  { kind: 'cut', cut: 'partial', feed: 60 },
];
const fence: In = { kind: 'requestSensor', sensor: 1 };

const status = (n: 1 | 2 | 3 | 4): In => ({ kind: 'requestStatus', n });
const hexOf = (answers: readonly escposPrinter.ToHost[]): string =>
  answers
    .map((answer) => ('byte' in answer ? answer.byte.toString(16).toUpperCase() : answer.kind))
    .join(' ');

describe.each([...escposPrinter.models.values()])('a simulated printer, model $id', (model) => {
  let bench: DeviceBench;
  let host: Host<In, escposPrinter.ToHost>;
  let printer: Printer;
  const setUp = async (more: object = {}, paced = false) => {
    bench = await deviceBench(
      [{ link: 'p', devices: [{ kind: 'printer', id: 'p', kiosk: 'K1', model: model.id, ...more }] }],
      { paced },
    );
    host = bench.host('p', escposPrinter.escposPrinterCodec(model));
    printer = bench.hall.at('printer', { kiosk: 'K1' })!;
  };
  beforeEach(() => setUp());

  it('given a ticket and the fence behind it, then the paper holds the words, and the fence is answered', async () => {
    expect(await host.say(...ticket, fence)).toEqual([{ kind: 'sensorStatus', byte: 0 }]);
    const [slip] = printer.view().newest;
    expect(slip).toMatchObject({
      number: 1,
      text: ['A012', '租房提取 Withdrawal', '前面 3 人'],
      qr: [tracker],
    });
    expect(slip?.cut).toBe(model.cutter === 'none' ? null : 'partial');
  });

  it('draws the slip so that a telephone reads its code', async () => {
    await host.say(...ticket);
    const { data, width, height } = PNG.sync.read(slipPicture(printer.path.slips[0]!, model));
    expect(width).toBeGreaterThan(model.dots);
    expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(tracker);
  });

  it.each([
    [null, '12 12 12 12'],
    ['paper-near-end', '12 12 12 1E'],
    ['paper-out', '1A 32 12 7E'],
    ['cutter', '1A 52 1A 12'],
  ] as const)('given %s, then its real-time status is that of the manual', async (trouble, bytes) => {
    if (model.cutter === 'none' && trouble === 'cutter') return;
    if (trouble !== null) await printer.troubles.set(trouble, true);
    expect(hexOf(await host.say(status(1), status(2), status(3), status(4)))).toBe(bytes);
  });

  it('given paper out, then the job and its fence wait, status is answered, and new paper prints it all', async () => {
    await printer.troubles.set('paper-out', true);
    expect(await host.say(...ticket, fence)).toEqual([]);
    expect(printer.view().newest).toEqual([]);
    expect(hexOf(await host.say(status(4)))).toBe('7E');
    await printer.troubles.set('paper-out', false);
    expect(await host.hear()).toContainEqual({ kind: 'sensorStatus', byte: 0 });
    expect(printer.view().newest[0]?.text).toContain('A012');
  });

  it('given automatic status, then every change is told, and none after it is switched off', async () => {
    const on: In = { kind: 'automaticStatus', enable: 0x0f };
    expect(await host.say(on)).toEqual([{ kind: 'automaticStatus', bytes: [0x10, 0, 0, 0] }]);
    await printer.troubles.set('paper-out', true);
    expect(await host.hear()).toEqual([{ kind: 'automaticStatus', bytes: [0x18, 0, 0x0f, 0] }]);
    await printer.troubles.set('paper-out', false);
    expect(await host.hear()).toEqual([{ kind: 'automaticStatus', bytes: [0x10, 0, 0, 0] }]);
    await host.say({ kind: 'automaticStatus', enable: 0 });
    await printer.troubles.set('cover-open', true);
    expect(await host.hear()).toEqual([]);
  });

  it('given automatic status and then initialise, then it stays on only where the model says so', async () => {
    await host.say({ kind: 'automaticStatus', enable: 0x0f }, { kind: 'initialise' });
    await printer.troubles.set('paper-near-end', true);
    expect((await host.hear()).length).toBe(model.automaticStatus.survivesInitialise ? 1 : 0);
  });

  it('given a roll that ends in the middle of a ticket, then half a slip hangs, goes with the old roll, and the new one has the rest', async () => {
    printer.leaveOnRoll(12);
    expect(await host.say(...ticket, fence)).toEqual([]);
    const half = { number: 1, text: ['A012', '租房提取 Withdrawal'], cut: null };
    expect(printer.view()).toMatchObject({ paper: 'out', offline: true, slips: 0, newest: [half] });
    printer.newRoll();
    expect(await host.hear()).toContainEqual({ kind: 'sensorStatus', byte: 0 });
    const { newest, slips } = printer.view();
    expect(newest[0]).toMatchObject(half);
    expect(newest[1]).toMatchObject({ number: 2, text: ['前面 3 人'], qr: [tracker] });
    expect(slips).toBe(model.cutter === 'none' ? 1 : 2);
  });

  it('given paper out and then a new roll, then nobody has to say that there is paper', async () => {
    await printer.troubles.set('paper-out', true);
    printer.newRoll();
    expect(printer.view()).toMatchObject({ paper: 'enough', offline: false });
    expect([...printer.troubles.on]).toEqual([]);
  });

  it('given a printer that moves paper at its own speed, then the fence is answered when the paper has moved', async () => {
    await setUp({ millimetresPerSecond: 100 }, true);
    const whole = concat(
      ...[...ticket, fence].map((one) => escposPrinter.escposPrinterCodec(model).toDevice.encode(one)),
    );
    const port = bench.connect('p');
    const heard: number[] = [];
    port.onBytes((bytes) => heard.push(...bytes));
    await port.write(whole);
    await new Promise((resolve) => setImmediate(resolve));
    const onTheWire = (whole.length * 10_000) / model.baud;
    bench.clock.pass(onTheWire + 1);
    expect(heard).toEqual([]);
    const millimetres = 80_000 - printer.view().paperMillimetres;
    expect(printer.view().waiting).toBeGreaterThan(0);
    expect(millimetres).toBeLessThan(80);
    bench.clock.pass(1500);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([0]);
  });

  it('given a stuck job, then only a printer that can clears its buffer on request', async () => {
    await printer.troubles.set('cutter', true);
    await host.say(...text('lost?\n'), fence);
    const answers = await host.say({ kind: 'clearBuffer' });
    expect(answers.length).toBe(model.recovery.clearBuffer ? 1 : 0);
    await printer.troubles.set('cutter', false);
    await host.hear();
    expect(printer.view().newest.length).toBe(model.recovery.clearBuffer ? 0 : 1);
  });
});
