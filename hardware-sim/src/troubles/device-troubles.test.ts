import {
  counterBus,
  type DeviceCodec,
  escposPrinter,
  idCardReader,
  onbonBoard,
  stripBoard,
} from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import type { SimulatorSettings } from '../config.ts';
import type { AnyDevice } from '../devices/build.ts';
import { cardFromTray } from '../devices/card-reader/tray.ts';
import { deviceBench } from '../testing/device-bench.ts';

type DeviceSettings = SimulatorSettings['lines'][number]['devices'][number];

/** A kind of device, what a host asks it, and what it says to that, or unasked when it is touched. */
interface Specimen {
  readonly settings: DeviceSettings;
  readonly codec: DeviceCodec<object, object>;
  readonly question: object | null;
  readonly answer: object;
  readonly touch: ((device: AnyDevice) => void) | undefined;
}

const specimen = <In extends object, Out extends object>(
  settings: DeviceSettings,
  codec: DeviceCodec<In, Out>,
  question: In | null,
  answer: Out,
  touch?: (device: AnyDevice) => void,
): Specimen => ({
  settings,
  codec,
  question,
  answer,
  touch,
});

const keypad = counterBus.models.get('keypad-21')!;
const specimens: Readonly<Record<string, Specimen>> = {
  'card reader': specimen(
    { kind: 'card-reader', id: 'd', kiosk: 'K1', model: 'sdt' },
    idCardReader.idCardReaderCodec(idCardReader.models.get('sdt')!),
    { kind: 'status' },
    { kind: 'ok' },
  ),
  printer: specimen(
    { kind: 'printer', id: 'd', kiosk: 'K1', model: 'kiosk-80' },
    escposPrinter.escposPrinterCodec(escposPrinter.models.get('kiosk-80')!),
    { kind: 'requestStatus', n: 1 },
    { kind: 'realTimeStatus', byte: 0x12 },
  ),
  keypad: specimen(
    { kind: 'keypad', id: 'd', window: 3, address: 3, model: 'keypad-21' },
    counterBus.counterBusCodec(keypad),
    null,
    { kind: 'keyPress', address: 3, digits: [], key: 0x0c },
    (device) => device.kind === 'keypad' && device.press('call'),
  ),
  evaluator: specimen(
    { kind: 'evaluator', id: 'd', window: 3, address: 3, model: 'keypad-21' },
    counterBus.counterBusCodec(keypad),
    null,
    { kind: 'grade', address: 3, grade: counterBus.sentGrade(keypad, 1)! },
    (device) => device.kind === 'evaluator' && device.grade(1),
  ),
  'LED board': specimen(
    { kind: 'onbon-board', id: 'd', window: 3, model: 'bx-5k' },
    onbonBoard.onbonBoardCodec(onbonBoard.models.get('bx-5k')!),
    { kind: 'ping', to: 1, reply: true },
    { kind: 'ack', from: 1 },
  ),
  'strip screen': specimen(
    { kind: 'strip-board', id: 'd', window: 3, address: 3, model: 'slzc-8' },
    stripBoard.stripBoardCodec(stripBoard.models.get('slzc-8')!),
    { kind: 'testAddress', address: 3 },
    { kind: 'ok', address: 3 },
  ),
};

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function setUp({ settings, codec, question, touch }: Specimen) {
  const bench = await deviceBench([{ link: 'line', devices: [settings] }]);
  const device = bench.hall.devices.get('d')!;
  let port = bench.connect('line');
  let heard: number[] = [];
  const listen = () => port.onBytes((bytes) => heard.push(...bytes));
  listen();
  return {
    device,
    /** Lets time pass; the bytes that came by themselves. */
    wait: async (ms: number): Promise<readonly number[]> => {
      heard = [];
      bench.clock.pass(ms);
      await settle();
      return heard;
    },
    /** Opens the port again: a pulled cable took it with it. */
    openAgain: () => {
      port = bench.connect('line');
      listen();
    },
    /** Asks, or touches; the bytes that come of it. */
    ask: async (): Promise<readonly number[]> => {
      heard = [];
      touch?.(device);
      if (question !== null) await port.write(codec.toDevice.encode(question));
      await settle();
      return heard;
    },
    /** What a host understands of bytes. */
    understood: (bytes: readonly number[]): readonly object[] => {
      const framer = codec.toHost.framer();
      return [...framer.push(Uint8Array.from(bytes)), ...framer.flush()];
    },
  };
}

describe.each(Object.entries(specimens))('a %s in trouble', (_name, kind) => {
  const { settings, answer } = kind;

  it('answers as it should while it has none, and again when all are mended', async () => {
    const { device, ask, understood, wait, openAgain } = await setUp(kind);
    expect(understood(await ask())).toEqual([answer]);
    for (const { id } of device.troubles.known) expect(await device.troubles.set(id, true)).toBe(true);
    for (const { id } of device.troubles.known) expect(await device.troubles.set(id, false)).toBe(true);
    await wait(5000);
    openAgain();
    expect(understood(await ask())).toEqual([answer]);
  });

  it.each(['power-cut', 'silent'] as const)(
    'given %s, then it says nothing until it is mended',
    async (trouble) => {
      const { device, ask, understood, wait } = await setUp(kind);
      await device.troubles.set(trouble, true);
      expect(await ask()).toEqual([]);
      expect(await wait(5000)).toEqual([]);
      await device.troubles.set(trouble, false);
      expect(understood(await ask())).toEqual([answer]);
    },
  );

  it('given it is slow, then its answer comes late', async () => {
    const { device, ask, understood, wait } = await setUp(kind);
    await device.troubles.set('slow', true);
    expect(await ask()).toEqual([]);
    expect(await wait(700)).toEqual([]);
    expect(understood(await wait(200))).toEqual([answer]);
  });

  it('given only noise, then bytes come unasked, and no word among them', async () => {
    const { device, ask, understood, wait } = await setUp(kind);
    await device.troubles.set('only-noise', true);
    const heard = [...(await ask()), ...(await wait(60_000))];
    expect(heard.length).toBeGreaterThan(1000);
    expect(understood(heard)).toEqual([]);
    await device.troubles.set('only-noise', false);
    expect(await wait(10_000)).toEqual([]);
  });

  it.each(['drops-bytes', 'repeats-bytes', 'wrong-baud', 'noise'] as const)(
    'given %s, then what it says is no longer what it said',
    async (trouble) => {
      const { device, ask } = await setUp(kind);
      const hundredTimes = async (): Promise<string> => {
        const heard = [];
        for (let i = 0; i < 100; i += 1) heard.push(...(await ask()));
        return heard.join(' ');
      };
      const sound = await hundredTimes();
      expect(await hundredTimes()).toBe(sound);
      await device.troubles.set(trouble, true);
      expect(await hundredTimes()).not.toBe(sound);
    },
  );

  it('given wrong checksums where it has any, then it says as much as ever and nothing is understood', async () => {
    const { device, ask, understood } = await setUp(kind);
    const carriesThem = ['card-reader', 'keypad', 'evaluator', 'onbon-board'].includes(settings.kind);
    const sound = await ask();
    expect(await device.troubles.set('crc-errors', true)).toBe(carriesThem);
    const spoilt = await ask();
    expect(spoilt.length).toBe(sound.length);
    expect(understood(spoilt)).toEqual(carriesThem ? [] : [answer]);
  });
});

describe('a keypad that sends again', () => {
  it('sends a press five more times, and not again once it is acknowledged', async () => {
    for (const model of counterBus.models.values()) {
      const bench = await deviceBench([
        { link: 'line', devices: [{ kind: 'keypad', id: 'd', window: 3, address: 3, model: model.id }] },
      ]);
      const host = bench.host('line', counterBus.counterBusCodec(model));
      const pressed = bench.hall.at('keypad', { window: 3 })!;
      await pressed.troubles.set('resends', true);
      pressed.press('call');
      bench.clock.pass(5000);
      const heard = await host.hear();
      expect(heard).toEqual(
        Array.from({ length: 6 }, () => ({ kind: 'keyPress', address: 3, digits: [], key: 0x0c })),
      );
      pressed.press('call');
      await host.say(counterBus.echoOf({ kind: 'keyPress', address: 3, digits: [], key: 0x0c }));
      bench.clock.pass(5000);
      expect(await host.hear()).toEqual([]);
    }
  });
});

describe('a status that got stuck', () => {
  it('given a printer that was well, then it goes on saying so, and the fence behind a job is not answered', async () => {
    const model = escposPrinter.models.get('kiosk-80')!;
    const bench = await deviceBench([{ link: 'line', devices: [specimens['printer']!.settings] }]);
    const host = bench.host('line', escposPrinter.escposPrinterCodec(model));
    const { troubles } = bench.hall.at('printer', { kiosk: 'K1' })!;
    const paper = { kind: 'requestStatus', n: 4 } as const;
    await host.say({ kind: 'automaticStatus', enable: 0x0f });
    await troubles.set('stuck-status', true);
    await troubles.set('paper-out', true);
    expect(await host.say(paper)).toEqual([{ kind: 'realTimeStatus', byte: 0x12 }]);
    expect(await host.say({ kind: 'requestSensor', sensor: 1 })).toEqual([]);
    await troubles.set('stuck-status', false);
    expect(await host.say(paper)).toContainEqual({ kind: 'realTimeStatus', byte: 0x7e });
  });

  it('given a reader that was well, then a broken security module is not told of', async () => {
    const { device, ask, understood } = await setUp(specimens['card reader']!);
    await ask();
    await device.troubles.set('stuck-status', true);
    await device.troubles.set('self-test-failed', true);
    expect(understood(await ask())).toEqual([{ kind: 'ok' }]);
    await device.troubles.set('stuck-status', false);
    expect(understood(await ask())).toMatchObject([{ kind: 'refusal' }]);
  });
});

describe('what a power cut makes forget', () => {
  it('a printer: the job in its buffer, the size of its letters, and that it was to tell its status', async () => {
    const model = escposPrinter.models.get('kiosk-80')!;
    const bench = await deviceBench([{ link: 'line', devices: [specimens['printer']!.settings] }]);
    const host = bench.host('line', escposPrinter.escposPrinterCodec(model));
    const printer = bench.hall.at('printer', { kiosk: 'K1' })!;
    const word = (text: string) => ({ kind: 'text' as const, bytes: Buffer.from(text), string: text });
    await host.say(
      { kind: 'automaticStatus', enable: 0x0f },
      { kind: 'size', times: { width: 4, height: 4 } },
    );
    await printer.troubles.set('cover-open', true);
    await host.say(word('A'), { kind: 'lineFeed' });
    expect(printer.view().waiting).toBe(2);
    await printer.troubles.set('power-cut', true);
    expect(printer.view()).toMatchObject({ waiting: 0, offline: true });
    await host.hear();
    await printer.troubles.set('cover-open', false);
    await printer.troubles.set('power-cut', false);
    await printer.troubles.set('paper-near-end', true);
    expect(await host.hear()).toEqual([]);
    await host.say(word('B'), { kind: 'lineFeed' }, { kind: 'cut', cut: 'full', feed: 0 });
    expect(printer.view().newest).toMatchObject([{ text: ['B'] }]);
    expect(printer.path.slips[0]?.printed[0]).toMatchObject({ cells: [{ height: 24 }] });
  });

  it('a printer that waits for the rest of a spoilt command: it answers again', async () => {
    const model = escposPrinter.models.get('kiosk-80')!;
    const bench = await deviceBench([{ link: 'line', devices: [specimens['printer']!.settings] }]);
    const printer = bench.hall.at('printer', { kiosk: 'K1' })!;
    const fence = { kind: 'requestSensor' as const, sensor: 1 as const };
    // GS ( k, and a length that never comes.
    await bench.connect('line').write(Uint8Array.of(0x1d, 0x28, 0x6b, 0xff, 0xff));
    await new Promise(setImmediate);
    const host = bench.host('line', escposPrinter.escposPrinterCodec(model));
    expect(await host.say(fence)).toEqual([]);
    await printer.troubles.set('power-cut', true);
    await printer.troubles.set('power-cut', false);
    expect(await host.say(fence)).toEqual([{ kind: 'sensorStatus', byte: 0 }]);
  });

  it('a printer in the midst of a slip: what is on paper stays, the rest never comes', async () => {
    const model = escposPrinter.models.get('kiosk-80')!;
    const bench = await deviceBench([{ link: 'line', devices: [specimens['printer']!.settings] }], {
      paced: true,
    });
    const port = bench.connect('line');
    const { toDevice } = escposPrinter.escposPrinterCodec(model);
    const printer = bench.hall.at('printer', { kiosk: 'K1' })!;
    await port.write(Buffer.from('one\ntwo\nthree\n'));
    await port.write(toDevice.encode({ kind: 'cut', cut: 'full', feed: 0 }));
    await settle();
    while (printer.path.slips.length === 0) bench.clock.pass(1);
    await printer.troubles.set('power-cut', true);
    bench.clock.pass(5000);
    expect(printer.view().newest).toMatchObject([{ text: ['one'], cut: null }]);
    await printer.troubles.set('power-cut', false);
    bench.clock.pass(5000);
    expect(printer.view().newest).toMatchObject([{ text: ['one'], cut: null }]);
  });

  it('a reader: that it found the card, which still lies there', async () => {
    const model = idCardReader.models.get('sdt')!;
    const bench = await deviceBench([{ link: 'line', devices: [specimens['card reader']!.settings] }]);
    const host = bench.host('line', idCardReader.idCardReaderCodec(model));
    const reader = bench.hall.at('card-reader', { kiosk: 'K1' })!;
    reader.lay(cardFromTray('zhang-san')!);
    expect(await host.say({ kind: 'findCard' })).toMatchObject([{ kind: 'cardFound' }]);
    await reader.troubles.set('power-cut', true);
    await reader.troubles.set('power-cut', false);
    expect(await host.say({ kind: 'selectCard' })).toMatchObject([{ kind: 'refusal' }]);
    expect(await host.say({ kind: 'findCard' }, { kind: 'selectCard' })).toMatchObject([
      { kind: 'cardFound' },
      { kind: 'cardSelected' },
    ]);
  });

  it('a keypad: its display, what was typed, and a press that nobody acknowledged', async () => {
    const bench = await deviceBench([{ link: 'line', devices: [specimens['keypad']!.settings] }]);
    const host = bench.host('line', counterBus.counterBusCodec(keypad));
    const pressed = bench.hall.at('keypad', { window: 3 })!;
    await host.say(...counterBus.displaysOf(keypad, 3, { ticket: 'A012', waiting: 3 }));
    pressed.press('call');
    await host.hear();
    pressed.type(7);
    await pressed.troubles.set('power-cut', true);
    pressed.type(8);
    expect(pressed.view()).toMatchObject({
      display: Array(6).fill(null),
      typed: '',
      press: { state: 'unanswered' },
    });
    await pressed.troubles.set('power-cut', false);
    bench.clock.pass(5000);
    expect(await host.hear()).toEqual([]);
  });
});
