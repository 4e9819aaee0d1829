import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../codec/bytes.ts';
import { isUnencodable } from '../../codec/codec.ts';
import { keepsTheLawsOfCodecs } from '../../testing/codec-laws.ts';
import { holdsItsVectors, kindsShown } from '../../testing/vectors.ts';
import { onbonBoardCodec } from './codec.ts';
import { crc16 } from './crc.ts';
import {
  type ClockTime,
  displayModes,
  type DynamicArea,
  horizontals,
  type Request,
  runModes,
  type ToDevice,
  type ToHost,
  verticals,
} from './messages.ts';
import { bx5k } from './models/bx-5k.ts';
import { type Model, models } from './models/index.ts';
import { refusalOf } from './refusals.ts';
import { colours, faces, type Run, sizes } from './text.ts';
import vectors from './vectors.json' with { type: 'json' };

const kind = <const K extends string>(name: K) => fc.constant(name);
const u8 = fc.nat(0xff);
const u16 = fc.nat(0xffff);
const address = u16.filter((value) => value !== 0x8000);
const between = (min: number, max: number) => fc.integer({ min, max });

const time: fc.Arbitrary<ClockTime> = fc.record({
  year: between(2000, 2099),
  month: between(1, 12),
  day: between(1, 31),
  hour: between(0, 23),
  minute: between(0, 59),
  second: between(0, 59),
  weekday: between(1, 7),
});

/** Texts of what a card can show, backslash apart: it has no way to write one. */
const words = fc.stringMatching(/^[ -[\]-~\n号请到窗口暂停服务]{1,12}$/);
const colour = fc.constantFrom(...colours);
const font = fc.record({ face: fc.constantFrom(...faces), size: fc.constantFrom(...sizes) });
/** Runs that differ from the run before, as they read back. */
const runs: fc.Arbitrary<Run[]> = fc
  .array(fc.record({ text: words, colour: fc.option(colour), font: fc.option(font) }), { maxLength: 3 })
  .map((each) => each.filter((run, i) => i === 0 || run.colour !== null || run.font !== null));

const pixels = fc.nat(0x7fff);
const area: fc.Arbitrary<DynamicArea> = fc.record({
  id: u8,
  x: pixels,
  y: u16,
  width: pixels,
  height: u16,
  lineSpacing: u8,
  runMode: fc.constantFrom(...runModes),
  timeoutSeconds: u16,
  horizontal: fc.constantFrom(...horizontals),
  vertical: fc.constantFrom(...verticals),
  singleLine: fc.boolean(),
  wraps: fc.boolean(),
  displayMode: fc.constantFrom(...displayModes),
  speed: between(0, 24),
  stayHalfSeconds: u8,
  text: runs,
});

const requests: fc.Arbitrary<Request> = fc.oneof(
  fc.constantFrom('ping', 'reset', 'readStatus', 'clearScreen').map((plain) => ({ kind: plain }) as const),
  fc.record({ kind: kind('setTime'), time }),
  fc.record({ kind: kind('power'), on: fc.boolean() }),
  fc.record({ kind: kind('brightness'), level: between(0, 15) }),
  fc.record({
    kind: kind('updateAreas'),
    remove: fc.oneof(fc.constant('all' as const), fc.array(u8, { maxLength: 4 })),
    areas: fc.array(area, { maxLength: 2 }),
  }),
  fc.record({
    kind: kind('unexpected'),
    group: between(0xa4, 0xff),
    command: u8,
    data: fc.uint8Array({ maxLength: 40 }),
  }),
);
const toDevice: fc.Arbitrary<ToDevice> = fc
  .tuple(requests, address, fc.boolean())
  .map(([request, to, reply]) => ({ ...request, to, reply }));

const name = (max: number) => fc.stringMatching(new RegExp(`^[ -~]{0,${max}}$`));
const identity = fc.record({ barcode: name(16), networkId: name(12) });
const status = fc.record({
  on: fc.boolean(),
  brightness: u8,
  time: fc.option(time),
  programs: u8,
  playing: name(4),
  specialArea: fc.record({ flag: u8, pages: u8 }),
  areas: fc.array(u8, { maxLength: 5 }),
  identity: fc.option(identity),
});
const toHost: fc.Arbitrary<ToHost> = fc.oneof(
  fc.record({ from: address, kind: kind('ack') }),
  fc
    .tuple(address, u8)
    .map(([from, code]) => ({ from, kind: 'nack', code, refusal: refusalOf(code) ?? null }) as const),
  fc.record({ from: address, kind: kind('status'), status }),
  fc.record({
    from: address,
    kind: kind('unexpected'),
    group: between(0xa4, 0xff),
    command: u8,
    error: u8,
    data: fc.uint8Array({ maxLength: 40 }),
  }),
);

const law = { start: hex('A5'), ambiguous: [0xa5], spareHead: 8, spareTail: 0, vouchesFor: () => true };

for (const model of models.values()) {
  const codec = onbonBoardCodec(model);
  describe(`${model.name}: vectors`, () => {
    holdsItsVectors(vectors, model, codec);
  });
  describe(`${model.name}: requests`, () => {
    keepsTheLawsOfCodecs({ ...law, codec: codec.toDevice, messages: toDevice });
  });
  describe(`${model.name}: answers`, () => {
    keepsTheLawsOfCodecs({ ...law, codec: codec.toHost, messages: toHost });
  });
}

describe('the vectors together', () => {
  it('show every kind of message', () => {
    const down: Record<ToDevice['kind'], true> = {
      ping: true,
      reset: true,
      readStatus: true,
      clearScreen: true,
      setTime: true,
      power: true,
      brightness: true,
      updateAreas: true,
      unexpected: true,
    };
    const up: Record<ToHost['kind'], true> = { ack: true, nack: true, status: true, unexpected: true };
    expect(kindsShown(vectors, 'toDevice')).toEqual(Object.keys(down).toSorted());
    expect(kindsShown(vectors, 'toHost')).toEqual(Object.keys(up).toSorted());
  });

  it('rest on the CRC the standard names', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0xbb3d);
  });
});

const call: DynamicArea = {
  id: 0,
  x: 0,
  y: 0,
  width: 192,
  height: 32,
  lineSpacing: 0,
  runMode: 'loop',
  timeoutSeconds: 0,
  horizontal: 'centre',
  vertical: 'middle',
  singleLine: true,
  wraps: false,
  displayMode: 'static',
  speed: 0,
  stayHalfSeconds: 0,
  text: [{ text: 'A012', colour: 'red', font: null }],
};
const showing = (change: Partial<DynamicArea>): ToDevice => ({
  kind: 'updateAreas',
  remove: 'all',
  areas: [{ ...call, ...change }],
  to: 1,
  reply: true,
});
const { toDevice: requestsOf5k, toHost: answersOf5k } = onbonBoardCodec(bx5k);

describe('a frame on a bad line', () => {
  const ping = requestsOf5k.encode({ kind: 'ping', to: 1, reply: true });

  it('is read when some of its first bytes were lost, and when there were too many', () => {
    for (const lost of [1, 5, 7]) {
      expect(requestsOf5k.framer().push(ping.subarray(lost))).toHaveLength(1);
    }
    const framer = requestsOf5k.framer();
    expect(framer.push(concat([0xa5, 0xa5], ping))).toHaveLength(1);
    expect(framer.skipped).toBe(2);
  });

  it('gives way to the next frame without waiting for the line to go quiet', () => {
    const framer = requestsOf5k.framer();
    expect(framer.push(concat(ping.subarray(0, 20), ping))).toHaveLength(1);
    expect(framer.skipped).toBe(20);
  });

  it('never holds the line longer than the longest frame', () => {
    const framer = requestsOf5k.framer();
    framer.push(concat([0xa5], new Uint8Array(2000)));
    expect([framer.skipped, framer.pending]).toEqual([2001, 0]);
  });

  it('with an escape that stands for nothing is noise', () => {
    const framer = requestsOf5k.framer();
    expect(framer.push(concat(ping.subarray(0, 12), [0xa6, 0x07], ping.subarray(12)))).toEqual([]);
  });
});

describe('who speaks to whom', () => {
  const ping: ToDevice = { kind: 'ping', to: 1, reply: true };

  it('a card does not take an answer for a request, nor the host its own request for an answer', () => {
    const [request, answer] = [requestsOf5k.encode(ping), answersOf5k.encode({ kind: 'ack', from: 1 })];
    expect(requestsOf5k.framer().push(answer)).toEqual([]);
    expect(answersOf5k.framer().push(request)).toEqual([]);
  });

  it('zeros in place of the length of the parameters mean the same', () => {
    const quiet: Model = { ...bx5k, sendsParameterLength: false };
    const frame = onbonBoardCodec(quiet).toDevice.encode(showing({}));
    expect(toHex(frame)).not.toBe(toHex(requestsOf5k.encode(showing({}))));
    expect(requestsOf5k.framer().push(frame)).toEqual([showing({})]);
  });
});

describe('parameters that make no sense', () => {
  const raw = (group: number, command: number, data: string): ToDevice => ({
    kind: 'unexpected',
    group,
    command,
    data: hex(data),
    to: 1,
    reply: true,
  });
  const cases: Readonly<Record<string, ToDevice>> = {
    'a ping with parameters': raw(0xa2, 0x00, '01'),
    'power neither on nor off': raw(0xa3, 0x00, '03'),
    'brightness by a timetable': raw(0xa3, 0x02, '00 0C'),
    'brightness beyond full': raw(0xa3, 0x02, '01 10'),
    'a thirteenth month': raw(0xa2, 0x03, '26 20 13 01 00 00 00 01'),
    'an hour in binary': raw(0xa2, 0x03, '26 20 12 01 0B 00 00 01'),
    'a time with a byte too many': raw(0xa2, 0x03, '26 20 12 01 10 00 00 01 00'),
    'areas fewer than announced': raw(0xa3, 0x06, '00 01'),
    'areas to delete fewer than announced': raw(0xa3, 0x06, '03 01'),
    'bytes behind the last area': raw(0xa3, 0x06, 'FF 00 00'),
  };
  for (const [what, message] of Object.entries(cases)) {
    it(`${what}: the bytes are handed on as they are`, () => {
      expect(requestsOf5k.framer().push(requestsOf5k.encode(message))).toEqual([message]);
    });
  }

  it('an area with voice, or a text longer than the area: the bytes are handed on as they are', () => {
    const body =
      '01 1F 00 00 00 00 00 00 18 00 20 00 00 00 00 00 00 00 00 0A 01 01 01 00 00 00 04 00 00 00 41 30 31 32';
    const sound = hex(`FF ${body}`);
    const read = (bytes: Uint8Array) =>
      requestsOf5k.framer().push(requestsOf5k.encode(raw(0xa3, 0x06, toHex(bytes))));
    expect(read(sound)[0]?.kind).toBe('updateAreas');
    expect(read(sound.with(18, 1))[0]?.kind).toBe('unexpected');
    expect(read(sound.with(27, 5))[0]?.kind).toBe('unexpected');
  });
});

describe('a status that makes no sense', () => {
  const head = '01 0C 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00';
  const cases = {
    'fewer areas than announced': `${head} 03 00 01`,
    'an identity cut short': `${head} 00 41 42`,
    'neither on nor off': `00${head.slice(2)} 00`,
    'nothing in it': '',
  };
  for (const [what, data] of Object.entries(cases)) {
    it(`${what}: the bytes are handed on as they are`, () => {
      const answer: ToHost = {
        kind: 'unexpected',
        from: 1,
        group: 0xa1,
        command: 2,
        error: 0,
        data: hex(data),
      };
      expect(answersOf5k.framer().push(answersOf5k.encode(answer))).toEqual([answer]);
    });
  }
});

describe('what no frame can carry', () => {
  const cases: Readonly<Record<string, ToDevice>> = {
    'more text than the receive buffer holds': showing({
      text: [{ text: '请'.repeat(500), colour: null, font: null }],
    }),
    'a speed beyond the slowest': showing({ speed: 25 }),
    'an area left of the board': showing({ x: -8 }),
    'an area wider than the unit can say': showing({ width: 0x8000 }),
    'a brightness beyond full': { kind: 'brightness', level: 16, to: 1, reply: true },
    'the address of the host': { kind: 'ping', to: 0x8000, reply: true },
    'a month that is none': {
      kind: 'setTime',
      time: { year: 2026, month: 13, day: 1, hour: 0, minute: 0, second: 0, weekday: 1 },
      to: 1,
      reply: true,
    },
    'too many areas to delete': {
      kind: 'updateAreas',
      remove: Array.from({ length: 255 }, (_, i) => i),
      areas: [],
      to: 1,
      reply: true,
    },
  };
  for (const [what, message] of Object.entries(cases)) {
    it(`refuses ${what}`, () => {
      expect(() => requestsOf5k.encode(message)).toThrow(expect.toSatisfy(isUnencodable));
    });
  }

  it('fills the receive buffer to its last byte', () => {
    const letters = (count: number) =>
      showing({ text: [{ text: 'A'.repeat(count), colour: null, font: null }] });
    const spare = bx5k.bufferBytes - requestsOf5k.encode(letters(900)).length;
    expect(requestsOf5k.framer().push(requestsOf5k.encode(letters(900 + spare)))).toEqual([
      letters(900 + spare),
    ]);
    expect(() => requestsOf5k.encode(letters(901 + spare))).toThrow(/1024/);
  });
});
