import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex } from '../../codec/bytes.ts';
import { isUnencodable } from '../../codec/codec.ts';
import { encodeGbk } from '../../codec/gbk.ts';
import { holdsItsVectors, kindsShown, withBytes } from '../../testing/vectors.ts';
import { escposPrinterCodec } from './codec.ts';
import {
  jobCommands,
  realTimeCommands,
  type ToDevice,
  type ToHost,
  type VariableCommand,
} from './messages.ts';
import { models, type Model } from './models/index.ts';
import vectors from './vectors.json' with { type: 'json' };

const modelOf = (id: string): Model => models.get(id)!;
const epson = escposPrinterCodec(modelOf('epson-80'));
const kiosk = escposPrinterCodec(modelOf('kiosk-80'));

/** A message as the vectors write it. */
const messageOf = (written: unknown): ToDevice & ToHost => JSON.parse(JSON.stringify(written), withBytes);

const readJob = (bytes: Uint8Array, codec = kiosk): ToDevice[] => codec.toDevice.framer().push(bytes);

/** A job in short: text as text, commands by their kinds in braces. */
const inShort = (job: readonly ToDevice[]): string =>
  job.map((each) => (each.kind === 'text' ? each.string : `{${each.kind}}`)).join('');

describe('every vector', () => {
  for (const vector of vectors) {
    const model = modelOf(vector.model);
    holdsItsVectors([vector], model, escposPrinterCodec(model));
  }
});

describe('the vectors together', () => {
  it('show every kind of message', () => {
    const variable: Record<VariableCommand['kind'], true> = {
      text: true,
      cut: true,
      tabs: true,
      qrStore: true,
      raster: true,
      columnImage: true,
      barcode: true,
      unknown: true,
    };
    const toHost: Record<ToHost['kind'], true> = {
      realTimeStatus: true,
      automaticStatus: true,
      sensorStatus: true,
      xon: true,
      xoff: true,
      bufferCleared: true,
    };
    const toDevice = { ...jobCommands, ...realTimeCommands, ...variable };
    expect(kindsShown(vectors, 'toDevice')).toEqual(Object.keys(toDevice).toSorted());
    expect(kindsShown(vectors, 'toHost')).toEqual(Object.keys(toHost).toSorted());
  });
});

const run = (max: number) => fc.uint8Array({ maxLength: max });
const isFixed = (kind: string): boolean => kind in jobCommands || kind in realTimeCommands;
const fixed: fc.Arbitrary<ToDevice> = fc.constantFrom(
  ...vectors
    .filter((vector) => vector.direction === 'toDevice' && isFixed(vector.message.kind))
    .map(({ message }) => messageOf(message)),
);
const variable: fc.Arbitrary<ToDevice> = fc.oneof(
  fc.record({
    kind: fc.constant('cut' as const),
    cut: fc.constantFrom('full', 'partial'),
    feed: fc.option(fc.nat(255)),
  }),
  fc.record({
    kind: fc.constant('tabs' as const),
    columns: fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 32 }),
  }),
  fc.record({ kind: fc.constant('qrStore' as const), data: fc.uint8Array({ minLength: 1, maxLength: 600 }) }),
  fc.tuple(fc.nat(5), fc.nat(20)).chain(([widthBytes, height]) =>
    fc.record({
      kind: fc.constant('raster' as const),
      scale: fc.constantFrom('normal', 'double-width', 'double-height', 'quadruple'),
      widthBytes: fc.constant(widthBytes),
      height: fc.constant(height),
      data: fc.uint8Array({ minLength: widthBytes * height, maxLength: widthBytes * height }),
    }),
  ),
  fc.record({
    kind: fc.constant('barcode' as const),
    system: fc.integer({ min: 65, max: 79 }),
    data: run(255),
  }),
  fc.record({
    kind: fc.constant('barcode' as const),
    system: fc.nat(6),
    data: run(255).map((data) => data.filter((byte) => byte !== 0)),
  }),
);
const gbkCharacter = fc.constantFrom(...Array.from('号请窗口张三·〓￥，。、ABCxyz019 ~'));
/** Text as the kiosk sends it: bytes and what they mean in Chinese mode. */
const chinese: fc.Arbitrary<ToDevice> = gbkCharacter.map((string) => ({
  kind: 'text',
  string,
  bytes: encodeGbk(string).bytes,
}));
const changesText = new Set(['initialise', 'chineseOff', 'internationalSet']);
const job = fc.array(
  fc.oneof(
    chinese,
    variable,
    fixed.filter(({ kind }) => !changesText.has(kind)),
  ),
  { maxLength: 30 },
);

const answers: fc.Arbitrary<ToHost> = fc.oneof(
  fc.nat(255).map((byte): ToHost => ({ kind: 'realTimeStatus', byte: (byte & 0x6c) | 0x12 })),
  fc.nat(255).map((byte): ToHost => ({ kind: 'sensorStatus', byte: byte & 0x6f })),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map(([a, b, c, d]): ToHost => ({
    kind: 'automaticStatus',
    bytes: [(a & 0x6c) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f],
  })),
  fc.constantFrom<ToHost>({ kind: 'xon' }, { kind: 'xoff' }, { kind: 'bufferCleared' }),
);

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [...places, bytes.length].map((end, i) => bytes.subarray(places[i - 1] ?? 0, end));
}

/** Bytes in which commands are likely. */
const jobNoise = fc.array(
  fc.oneof(
    fc.constantFrom(
      0x10,
      0x04,
      0x05,
      0x14,
      0x1b,
      0x1c,
      0x1d,
      0x28,
      0x6b,
      0x26,
      0x2e,
      0x40,
      0x00,
      0x01,
      0xc7,
      0x30,
    ),
    fc.nat(255),
  ),
  { maxLength: 80 },
);
const answerNoise = fc.array(fc.oneof(fc.constantFrom(0x10, 0x12, 0x37, 0x25, 0x00, 0x13), fc.nat(255)));

describe('a job', () => {
  for (const model of models.values()) {
    const { toDevice } = escposPrinterCodec(model);
    const chineseOn = toDevice.encode({ kind: 'chineseOn' });

    it(`${model.name}: is read as written, however it is cut`, () => {
      fc.assert(
        fc.property(job, fc.array(fc.nat()), (sent, places) => {
          const framer = toDevice.framer();
          framer.push(chineseOn);
          const wire = concat(...sent.map((each) => toDevice.encode(each)));
          expect(cut(wire, places).flatMap((chunk) => framer.push(chunk))).toEqual(sent);
          expect([framer.skipped, framer.pending]).toEqual([0, 0]);
        }),
      );
    });

    it(`${model.name}: accounts for every byte of any noise, however it is cut`, () => {
      fc.assert(
        fc.property(jobNoise, fc.array(fc.nat()), (noise, places) => {
          const bytes = Uint8Array.from(noise);
          const [whole, parts] = [toDevice.framer(), toDevice.framer()];
          const read = whole.push(bytes);
          expect(cut(bytes, places).flatMap((chunk) => parts.push(chunk))).toEqual(read);
          const lengths = read.map((each) => toDevice.encode(each).length);
          const accounted = lengths.reduce((sum, length) => sum + length, whole.skipped + whole.pending);
          expect(accounted).toBe(bytes.length);
          expect([parts.skipped, parts.pending]).toEqual([whole.skipped, whole.pending]);
        }),
        { numRuns: 2000 },
      );
    });
  }

  it('counts control bytes no printer heeds and loses nothing between them', () => {
    const control = fc.constantFrom(0x00, 0x01, 0x07, 0x0b, 0x12, 0x1f, 0x7f);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(control), fixed)), (sent) => {
        const framer = kiosk.toDevice.framer();
        const wire = concat(...sent.flatMap(([noise, each]) => [noise, kiosk.toDevice.encode(each)]));
        expect(framer.push(wire)).toEqual(sent.map(([, each]) => each));
        expect(framer.skipped).toBe(sent.reduce((sum, [noise]) => sum + noise.length, 0));
      }),
    );
  });

  it('that broke off is given up at a flush, and the next is read', () => {
    fc.assert(
      fc.property(fc.oneof(fixed, variable), fc.nat(), (lost, place) => {
        const whole = kiosk.toDevice.encode(lost);
        const framer = kiosk.toDevice.framer();
        framer.push(whole.subarray(0, place % whole.length));
        framer.flush();
        expect(framer.pending).toBe(0);
        expect(framer.push(hex('1B 40 41'))).toEqual(readJob(hex('1B 40 41')));
      }),
    );
  });

  it('may have a status request between any two commands and inside any Chinese character', () => {
    const status = hex('10 04 01');
    fc.assert(
      fc.property(fc.array(chinese, { minLength: 1 }), fc.nat(), (sent, place) => {
        const wire = concat(hex('1C 26'), ...sent.map((each) => kiosk.toDevice.encode(each)));
        const at = place % (wire.length + 1);
        const read = readJob(concat(wire.subarray(0, at), status, wire.subarray(at)));
        expect(read.filter(({ kind }) => kind === 'requestStatus')).toEqual([
          { kind: 'requestStatus', n: 1 },
        ]);
        expect(read.filter(({ kind }) => kind !== 'requestStatus')).toEqual([{ kind: 'chineseOn' }, ...sent]);
      }),
    );
  });

  it('has no status request inside a picture, a QR text or a barcode', () => {
    const data = hex('10 04 01 10 14 08');
    const sent: ToDevice[] = [
      { kind: 'raster', scale: 'normal', widthBytes: 2, height: 3, data },
      { kind: 'qrStore', data },
      { kind: 'barcode', system: 73, data },
      { kind: 'columnImage', mode: 1, columns: 6, data },
    ];
    expect(readJob(concat(...sent.map((each) => kiosk.toDevice.encode(each))))).toEqual(sent);
  });

  it('has no status request among parameters, where 10 is a value', () => {
    expect(inShort(readJob(hex('1D 21 10 10 04 01 1B 33 10 41')))).toBe(
      '{size}{requestStatus}{lineSpacing}A',
    );
  });
});

describe('commands', () => {
  it('take a digit character where the manual allows it for the number', () => {
    expect(readJob(hex('1B 61 31 1B 4D 31 1B 2D 32 1D 56 30 1D 56 31'))).toEqual([
      { kind: 'align', align: 'centre' },
      { kind: 'font', font: 'B' },
      { kind: 'underline', dots: 2 },
      { kind: 'cut', cut: 'full', feed: null },
      { kind: 'cut', cut: 'partial', feed: null },
    ]);
  });

  it('with a value the manual does not have are reported whole', () => {
    for (const bytes of [
      '1B 61 03',
      '1D 21 88',
      '1D 56 43',
      '1D 28 6B 03 00 31 43 00',
      '1B 2A 02 01 00',
      '1D 6B 50',
    ]) {
      expect(readJob(hex(bytes))).toEqual([{ kind: 'unknown', bytes: hex(bytes) }]);
    }
  });

  it('that never end are reported with all that was waited for', () => {
    const tabs = hex(`1B 44${' 20'.repeat(33)}`);
    const barcode = hex(`1D 6B 04${' 20'.repeat(256)}`);
    expect(readJob(concat(tabs, barcode, hex('41')))).toEqual([
      { kind: 'unknown', bytes: tabs },
      { kind: 'unknown', bytes: barcode },
      { kind: 'text', bytes: hex('41'), string: 'A' },
    ]);
  });

  it('for barcodes know the manual’s kinds to the last', () => {
    for (const bytes of ['1D 6B 41 01 31', '1D 6B 4F 01 31', '1D 6B 00 31 00', '1D 6B 06 31 00']) {
      expect(readJob(hex(bytes))).toEqual([{ kind: 'barcode', system: hex(bytes)[2], data: hex('31') }]);
    }
  });
});

describe('text', () => {
  const c = (text: string) => encodeGbk(text).bytes;

  it('is Chinese between FS & and FS . and single bytes of the code page outside', () => {
    const bytes = concat(c('号'), hex('1C 26'), c('A号'), hex('1C 2E'), c('号'));
    expect(inShort(readJob(bytes))).toBe('║┼{chineseOn}A号{chineseOff}║┼');
  });

  it('goes back to the model’s own mode at initialise', () => {
    const bytes = concat(hex('1C 26 1B 40'), c('号'), hex('1C 2E 1B 40'), c('号'));
    expect(inShort(readJob(bytes))).toBe('{chineseOn}{initialise}║┼{chineseOff}{initialise}║┼');
    expect(inShort(readJob(bytes, epson))).toBe('{chineseOn}{initialise}号{chineseOff}{initialise}号');
  });

  it('shows a character of the four-byte range only where the font has it', () => {
    const bytes = concat(hex('1C 26 82 30 A3 30'), c('号'));
    expect(inShort(readJob(bytes, epson))).toBe(
      '{chineseOn}㛃号'.replace('㛃', new TextDecoder('gb18030').decode(hex('82 30 A3 30'))),
    );
    expect(inShort(readJob(bytes))).toBe('{chineseOn}\u{FFFD}0\u{FFFD}0号');
  });

  it('keeps its place after a byte that begins nothing', () => {
    expect(inShort(readJob(concat(hex('1C 26 80 FF C7 0A'), c('号'))))).toBe(
      '{chineseOn}\u{FFFD}\u{FFFD}\u{FFFD}{lineFeed}号',
    );
  });

  it('prints a yuan sign for a dollar in the Chinese set, as the printer does', () => {
    expect(inShort(readJob(hex('24 1B 52 0F 24 1B 40 24')))).toBe('${internationalSet}¥{initialise}$');
  });

  it('follows the code page, and says so when it does not know one', () => {
    expect(inShort(readJob(hex('80 1B 74 10 80 1B 74 11 80 1B 74 03 80')))).toBe(
      'Ç{codePage}€{codePage}А{codePage}\u{FFFD}',
    );
  });
});

describe('answers', () => {
  it('are read as written, however they are cut', () => {
    fc.assert(
      fc.property(fc.array(answers), fc.array(fc.nat()), (sent, places) => {
        const framer = epson.toHost.framer();
        const wire = concat(...sent.map((each) => epson.toHost.encode(each)));
        expect(cut(wire, places).flatMap((chunk) => framer.push(chunk))).toEqual(sent);
        expect([framer.skipped, framer.pending]).toEqual([0, 0]);
      }),
    );
  });

  it('are told apart from noise, which is counted', () => {
    // Only bytes with the top bit set can be no part of any answer.
    const noise = fc.array(fc.integer({ min: 0x80, max: 0xff }));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, answers)), (sent) => {
        const framer = epson.toHost.framer();
        const wire = concat(...sent.flatMap(([before, each]) => [before, epson.toHost.encode(each)]));
        expect(framer.push(wire)).toEqual(sent.map(([, each]) => each));
        expect(framer.skipped).toBe(sent.reduce((sum, [before]) => sum + before.length, 0));
      }),
    );
  });

  it('account for every byte of any noise, however it is cut', () => {
    fc.assert(
      fc.property(answerNoise, fc.array(fc.nat()), (noise, places) => {
        const bytes = Uint8Array.from(noise);
        const [whole, parts] = [epson.toHost.framer(), epson.toHost.framer()];
        const read = whole.push(bytes);
        expect(cut(bytes, places).flatMap((chunk) => parts.push(chunk))).toEqual(read);
        const lengths = read.map((each) => epson.toHost.encode(each).length);
        expect(lengths.reduce((sum, length) => sum + length, whole.skipped + whole.pending)).toBe(
          bytes.length,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('of one byte may stand inside a longer one', () => {
    const read = epson.toHost.framer().push(hex('18 12 00 13 0F 11 00 37 1A 25 16 00'));
    expect(read).toEqual([
      { kind: 'realTimeStatus', byte: 0x12 },
      { kind: 'xoff' },
      { kind: 'xon' },
      { kind: 'automaticStatus', bytes: [0x18, 0, 0x0f, 0] },
      { kind: 'realTimeStatus', byte: 0x1a },
      { kind: 'realTimeStatus', byte: 0x16 },
      { kind: 'bufferCleared' },
    ]);
  });

  it('never make a printed ticket out of a torn automatic status', () => {
    const framer = epson.toHost.framer();
    expect(framer.push(hex('10 00 00'))).toEqual([]);
    expect(framer.flush()).toEqual([]);
    expect(framer.skipped).toBe(3);
    expect(framer.push(hex('10 00 10 00 03 00'))).toEqual([
      { kind: 'automaticStatus', bytes: [0x10, 0, 3, 0] },
    ]);
    expect(framer.push(hex('10 00 80'))).toEqual([]);
    expect(framer.skipped).toBe(8);
  });

  it('with a wrong bit disturb no answer after the flush', () => {
    fc.assert(
      fc.property(answers, answers, fc.nat(), (hit, next, place) => {
        const wire = epson.toHost.encode(hit);
        const bit = place % (wire.length * 8);
        wire[bit >> 3]! ^= 1 << (bit & 7);
        const framer = epson.toHost.framer();
        framer.push(wire);
        framer.flush();
        expect(framer.pending).toBe(0);
        expect(framer.push(epson.toHost.encode(next))).toEqual([next]);
      }),
    );
  });
});

describe('what the wire cannot carry is refused', () => {
  const data = { $hex: '00 00 00' };
  const unfit: Record<string, object> = {
    'a bit that makes it another answer': { kind: 'realTimeStatus', byte: 0x10 },
    'a sensor byte with the status bit': { kind: 'sensorStatus', byte: 0x12 },
    'automatic status with a wrong second byte': { kind: 'automaticStatus', bytes: [0x10, 0x10, 0, 0] },
    'a byte beyond 255': { kind: 'sensorStatus', byte: 256 },
  };
  const unfitCommands: Record<string, object> = {
    'text with a control character': { kind: 'text', string: 'A\n', bytes: { $hex: '41 0A' } },
    'no text': { kind: 'text', string: '', bytes: { $hex: '' } },
    'a size of nine': { kind: 'size', times: { width: 9, height: 1 } },
    'a status that does not exist': { kind: 'requestStatus', n: 5 },
    'spacing below nothing': { kind: 'lineSpacing', dots: -1 },
    'a position beyond the paper': { kind: 'absolutePosition', dots: 70_000 },
    'a picture with bytes missing': { kind: 'raster', scale: 'normal', widthBytes: 2, height: 2, data },
    'a strip with bytes missing': { kind: 'columnImage', mode: 33, columns: 2, data },
    'a QR code of nothing': { kind: 'qrStore', data: { $hex: '' } },
    'a QR text too long': { kind: 'qrStore', data: { $hex: '00'.repeat(0x10000) } },
    'a barcode with a zero in it': { kind: 'barcode', system: 4, data },
    'a kind of barcode that does not exist': { kind: 'barcode', system: 7, data },
    'a tab stop at nothing': { kind: 'tabs', columns: [0] },
    'too many tab stops': { kind: 'tabs', columns: Array.from({ length: 33 }, () => 1) },
    'a cut after too much feed': { kind: 'cut', cut: 'full', feed: 256 },
    'something unknown that is known': { kind: 'unknown', bytes: { $hex: '1B 40' } },
    'two unknown commands at once': { kind: 'unknown', bytes: { $hex: '1B 7A 1B 7A' } },
    'a kind that does not exist': { kind: 'paint' },
  };
  it.each(Object.entries(unfit))('%s', (_, answer) => {
    expect(() => epson.toHost.encode(messageOf(answer))).toThrow(expect.toSatisfy(isUnencodable));
  });
  it.each(Object.entries(unfitCommands))('%s', (_, command) => {
    expect(() => epson.toDevice.encode(messageOf(command))).toThrow(expect.toSatisfy(isUnencodable));
  });
});
