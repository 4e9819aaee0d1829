import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../codec/bytes.ts';
import { isUnencodable } from '../../codec/codec.ts';
import { type CodecUnderLaw, keepsTheLawsOfCodecs } from '../../testing/codec-laws.ts';
import { holdsItsVectors, kindsShown } from '../../testing/vectors.ts';
import { counterBusCodec } from './codec.ts';
import { acknowledges, echoOf } from './echo.ts';
import type { Order, Positions, Report, ToDevice, ToHost } from './messages.ts';
import { models } from './models/index.ts';
import vectors from './vectors.json' with { type: 'json' };

const codec = counterBusCodec();
const address = fc.nat(255);
const digit = fc.nat(9);
const typed = fc.array(digit, { maxLength: 8 });
const key = fc.integer({ min: 0x0a, max: 0xff });
const grade = fc.nat(4);
const position = fc.option(digit);
const positions: fc.Arbitrary<Positions> = fc.tuple(
  position,
  position,
  position,
  position,
  position,
  position,
);
const data = fc.array(fc.nat(255), { maxLength: 20 });
const command = fc.integer({ min: 0x20, max: 0xff });
const kind = <const K extends string>(name: K) => fc.constant(name);

const shown = fc.oneof(
  fc.record({ kind: kind('display'), address, positions }),
  fc.record({ kind: kind('result'), address, ok: fc.boolean() }),
  fc.record({ kind: kind('beep'), address }),
);
const unexpected = fc.record({ kind: kind('unexpected'), address, command, data });
const grades = fc.record({ kind: kind('grade'), address, grade });
const reports: fc.Arbitrary<Report> = fc.oneof(
  fc.record({ kind: kind('keyPress'), address, digits: typed, key }),
  fc.record({ kind: kind('digits'), address, digits: fc.array(digit, { minLength: 1, maxLength: 8 }) }),
  grades,
);
const orders: fc.Arbitrary<Order> = fc.oneof(shown, reports.map(echoOf));

const toHost: fc.Arbitrary<ToHost> = fc.oneof(
  reports,
  unexpected,
  shown.map((message) => ({ kind: 'overheard', message }) as const),
);
const toDevice: fc.Arbitrary<ToDevice> = fc.oneof(
  orders,
  unexpected,
  grades.map((message) => ({ kind: 'overheard', message }) as const),
);

/** Every byte is checked, one way or another, but the tail; and that may be missing. */
const lawOf = { start: hex('FF 68'), vouchesFor: () => true };

for (const model of models.values()) {
  describe(`${model.name}: vectors`, () => {
    holdsItsVectors(vectors, model, counterBusCodec(model));
  });
}

describe('the vectors together', () => {
  it('show every kind of message', () => {
    const down: Record<ToDevice['kind'], true> = {
      display: true,
      result: true,
      beep: true,
      keyEcho: true,
      startEvaluation: true,
      gradeReply: true,
      overheard: true,
      unexpected: true,
    };
    const up: Record<ToHost['kind'], true> = {
      keyPress: true,
      digits: true,
      grade: true,
      overheard: true,
      unexpected: true,
    };
    expect(kindsShown(vectors, 'toDevice')).toEqual(Object.keys(down).toSorted());
    expect(kindsShown(vectors, 'toHost')).toEqual(Object.keys(up).toSorted());
  });
});

for (const tail of [true, false]) {
  const spoken = counterBusCodec({ tail });
  const law = { ...lawOf, spareHead: 0, spareTail: tail ? 1 : 0, ambiguous: tail ? [0xff] : [0xff, 0x16] };
  describe(`a bus ${tail ? 'with' : 'without'} tails: to the host`, () => {
    keepsTheLawsOfCodecs<ToHost>({ ...law, codec: spoken.toHost, messages: toHost });
  });
  describe(`a bus ${tail ? 'with' : 'without'} tails: to devices`, () => {
    keepsTheLawsOfCodecs({
      ...law,
      codec: spoken.toDevice,
      messages: toDevice,
    } satisfies CodecUnderLaw<ToDevice>);
  });
}

describe('a frame without its tail', () => {
  const press = { kind: 'keyPress', address: 1, digits: [], key: 0x0c } as const;
  const bare = codec.toHost.encode(press).slice(0, -1);

  it('waits for the tail, so that the acknowledgement does not collide with it', () => {
    const framer = codec.toHost.framer();
    expect(framer.push(bare)).toEqual([]);
    expect(framer.push(Uint8Array.of(0x16))).toEqual([press]);
    expect(framer.skipped).toBe(0);
  });

  it('is taken when the line goes quiet, and nothing is lost', () => {
    const framer = codec.toHost.framer();
    framer.push(bare);
    expect(framer.flush()).toEqual([press]);
    expect(framer.flush()).toEqual([]);
    expect([framer.skipped, framer.pending]).toEqual([0, 0]);
  });

  it('is taken when the next frame follows', () => {
    const framer = codec.toHost.framer();
    expect(framer.push(concat(bare, bare, [0x16]))).toEqual([press, press]);
    expect(framer.skipped).toBe(0);
  });

  it('is taken at once on a bus that has no tails; one that comes all the same is no noise', () => {
    const framer = counterBusCodec({ tail: false }).toHost.framer();
    expect(framer.push(bare)).toEqual([press]);
    expect(framer.push(new Uint8Array(0))).toEqual([]);
    expect(framer.push(concat([0x16], bare, [0x16], bare))).toEqual([press, press]);
    expect(framer.skipped).toBe(0);
    expect(framer.push(Uint8Array.of(0x16, 0x16))).toEqual([]);
    expect(framer.skipped).toBe(1);
  });
});

describe('noise that looks like a frame', () => {
  it('is noise when its two lengths differ, and the frame inside it is read', () => {
    const framer = codec.toHost.framer();
    const call = hex('FF 68 03 03 68 01 01 0C 0E 16');
    expect(framer.push(concat(hex('FF 68 03 04 68'), call))).toEqual([
      { kind: 'keyPress', address: 1, digits: [], key: 0x0c },
    ]);
    expect(framer.skipped).toBe(5);
  });
});

describe('acknowledgements', () => {
  it('are the same bytes as the press', () => {
    fc.assert(
      fc.property(reports, (report) => {
        fc.pre(report.kind !== 'grade');
        expect(toHex(codec.toDevice.encode(echoOf(report)))).toBe(toHex(codec.toHost.encode(report)));
      }),
    );
  });

  it('of the evaluate key start the evaluator', () => {
    const press: Report = { kind: 'keyPress', address: 4, digits: [], key: 0x0b };
    expect(echoOf(press)).toEqual({ kind: 'startEvaluation', address: 4 });
    expect(echoOf({ ...press, digits: [7] })).toEqual({
      kind: 'keyEcho',
      address: 4,
      digits: [7],
      key: 0x0b,
    });
  });

  it('of a grade are a reply to it', () => {
    expect(echoOf({ kind: 'grade', address: 4, grade: 3 })).toEqual({
      kind: 'gradeReply',
      address: 4,
      grade: 3,
    });
  });

  it('of one digit look like a reply to a grade, as far as the grades go', () => {
    const kinds = [0, 4, 5, 9].map((only) => echoOf({ kind: 'digits', address: 4, digits: [only] }).kind);
    expect(kinds).toEqual(['gradeReply', 'gradeReply', 'keyEcho', 'keyEcho']);
  });

  it('are known by what was sent, of all things said', () => {
    fc.assert(
      fc.property(reports, reports, orders, (one, other, order) => {
        expect(acknowledges(echoOf(one), one)).toBe(true);
        const same =
          toHex(codec.toDevice.encode(echoOf(one))) === toHex(codec.toDevice.encode(echoOf(other)));
        expect(acknowledges(echoOf(one), other)).toBe(same);
        fc.pre(['display', 'result', 'beep'].includes(order.kind));
        expect(acknowledges(order, one)).toBe(false);
      }),
    );
  });
});

describe('what no frame can carry', () => {
  const cases: Readonly<Record<string, ToDevice>> = {
    'an address beyond a byte': { kind: 'beep', address: 256 },
    'a digit that is none': { kind: 'keyEcho', address: 1, digits: [10], key: 0x0c },
    'a key code that is a digit': { kind: 'keyEcho', address: 1, digits: [], key: 9 },
    'no digits and no key': { kind: 'keyEcho', address: 1, digits: [], key: null },
    'a grade beyond the evaluator': { kind: 'gradeReply', address: 1, grade: 5 },
    'a display of twelve in one place': { kind: 'display', address: 1, positions: [12, 0, 0, 0, 0, 0] },
    'a frame too long': {
      kind: 'unexpected',
      address: 1,
      command: 0x44,
      data: Array.from({ length: 254 }, () => 0),
    },
  };
  for (const [name, message] of Object.entries(cases)) {
    it(`refuses ${name}`, () => {
      expect(() => codec.toDevice.encode(message)).toThrow(expect.toSatisfy(isUnencodable));
    });
  }
});
