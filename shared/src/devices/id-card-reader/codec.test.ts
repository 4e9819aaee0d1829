import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../codec/bytes.ts';
import { type Codec, isUnencodable } from '../../codec/codec.ts';
import type { Card } from './card.ts';
import { idCardReaderCodec } from './codec.ts';
import { baudRates, plainCommands, type ToDevice, type ToHost } from './messages.ts';
import { models, type Model } from './models/index.ts';
import vectors from './vectors.json' with { type: 'json' };

const modelOf = (id: string): Model => models.get(id)!;
const sdt = modelOf('sdt');

/** Byte runs stand in the vectors as `{ "$hex": … }`. */
const revive = (message: unknown): ToDevice & ToHost =>
  JSON.parse(JSON.stringify(message), (_, value) =>
    typeof value?.$hex === 'string' ? hex(value.$hex) : value,
  );

const preamble = hex('AA AA AA 96 69');

function readAll<M>(codec: Codec<M>, bytes: Uint8Array): M[] {
  return codec.framer().push(bytes);
}

describe('every vector', () => {
  for (const vector of vectors) {
    it(`${vector.direction}: ${vector.name}`, () => {
      const codec = idCardReaderCodec(modelOf(vector.model));
      const direction = vector.direction === 'toDevice' ? codec.toDevice : codec.toHost;
      const message = revive(vector.message);
      expect(readAll<unknown>(direction, hex(vector.hex))).toEqual([message]);
      expect(toHex(direction.encode(message))).toBe(toHex(hex(vector.hex)));
    });
  }
});

describe('the vectors together', () => {
  const kinds = (direction: string) =>
    new Set(vectors.filter((vector) => vector.direction === direction).map(({ message }) => message.kind));

  it('show every kind of message', () => {
    const toDevice: Record<ToDevice['kind'], true> = {
      reset: true,
      status: true,
      readSamId: true,
      findCard: true,
      selectCard: true,
      readBase: true,
      readBaseAndFingerprint: true,
      readNewAddress: true,
      setBaud: true,
      unknown: true,
    };
    const toHost: Record<ToHost['kind'], true> = {
      ok: true,
      cardFound: true,
      cardSelected: true,
      samId: true,
      baseRead: true,
      unreadableCard: true,
      newAddress: true,
      refusal: true,
      unexpected: true,
    };
    expect(kinds('toDevice')).toEqual(new Set(Object.keys(toDevice)));
    expect(kinds('toHost')).toEqual(new Set(Object.keys(toHost)));
  });

  it('show every layout of a card', () => {
    const layouts = vectors.flatMap(({ message }) => message.card?.layout ?? []);
    expect(new Set(layouts)).toEqual(
      new Set(['resident', 'hong-kong-macau-taiwan', 'foreign-permanent-old', 'foreign-permanent-2023']),
    );
  });

  it('hold the golden frame: 1295 bytes, checksum 0C', () => {
    const golden = hex(vectors.find(({ name }) => name === 'resident card, no end of validity')!.hex);
    expect(golden.length).toBe(1295);
    expect(golden.at(-1)).toBe(0x0c);
    expect(toHex(golden.subarray(0, 18))).toBe('AA AA AA 96 69 05 08 00 00 90 01 00 04 00 20 5F 09 4E');
  });
});

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const isPlain = (kind: string): kind is keyof typeof plainCommands => kind in plainCommands;
const plainKinds = Object.keys(plainCommands).filter(isPlain);
const commands: fc.Arbitrary<ToDevice> = fc.oneof(
  fc.constantFrom(...plainKinds).map((kind) => ({ kind })),
  fc.constantFrom(...baudRates).map((baud): ToDevice => ({ kind: 'setBaud', baud })),
  fc.record({
    kind: fc.constant('unknown' as const),
    command: fc.integer({ min: 0x70, max: 0xff }),
    parameter: fc.nat(255),
    data: fc.uint8Array({ maxLength: 300 }),
  }),
);

const trimmed = (max: number) =>
  fc.string({ unit: 'binary', maxLength: max }).map((text) => text.slice(0, max).replace(/[ \0]+$/, ''));
const date = fc
  .tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, ...rest]) => [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-'));
const idNumber = fc.stringMatching(/^\d{17}[\dX]$/);
const holder = {
  sex: fc.constantFrom('unknown', 'male', 'female', 'unspecified'),
  birth: date,
  validFrom: fc.option(date),
  validTo: fc.option(date),
} as const;
const cardsOf = (model: Model): fc.Arbitrary<Card> =>
  fc.oneof(
    fc.record({
      layout: fc.constant('resident' as const),
      ...holder,
      name: trimmed(15),
      nation: trimmed(2),
      address: trimmed(35),
      idNumber,
      issuer: trimmed(15),
    }),
    fc.record({
      layout: fc.constant('hong-kong-macau-taiwan' as const),
      ...holder,
      name: trimmed(15),
      address: trimmed(35),
      idNumber,
      issuer: trimmed(15),
      passNumber: trimmed(9),
      issueCount: trimmed(2),
    }),
    fc.record({
      layout: fc.constant('foreign-permanent-old' as const),
      ...holder,
      englishName: trimmed(60),
      chineseName: trimmed(15),
      cardNumber: fc.stringMatching(/^[A-Z]{3}\d{12}$/),
      nationality: trimmed(3),
      version: trimmed(2),
      authority: trimmed(4),
    }),
    fc.record({
      layout: fc.constant('foreign-permanent-2023' as const),
      ...holder,
      chineseName: trimmed(15),
      englishName: trimmed(model.longForeignName ? 46 : 35),
      reissueCount: trimmed(2),
      idNumber,
      nationality: trimmed(3),
    }),
  );
const answersOf = (model: Model): fc.Arbitrary<ToHost> =>
  fc.oneof(
    fc.constant({ kind: 'ok' } as const),
    fc.record({ kind: fc.constant('cardFound' as const), data: fc.uint8Array({ maxLength: 8 }) }),
    fc.record({ kind: fc.constant('cardSelected' as const), serial: bytes(8) }),
    fc.record({ kind: fc.constant('samId' as const), sam: bytes(16) }),
    fc.record({
      kind: fc.constant('baseRead' as const),
      card: cardsOf(model),
      fingerprint: fc.constantFrom('not-asked', 'absent', 'present'),
    }),
    fc.record({ kind: fc.constant('newAddress' as const), address: trimmed(model.newAddressBytes / 2) }),
    fc.record({
      kind: fc.constant('refusal' as const),
      code: fc.nat(255).filter((code) => code !== 0x90 && code !== 0x9f),
    }),
    fc.record({
      kind: fc.constant('unexpected' as const),
      code: fc.nat(255).filter((code) => code !== 0x90 && code !== 0x9f),
      data: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
  );

/** Noise without AA, so that no part of it can be the beginning of a preamble. */
const noise = fc.uint8Array({ maxLength: 20 }).map((run) => run.map((byte) => (byte === 0xaa ? 0 : byte)));

function cut(run: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set(at.map((place) => place % (run.length + 1)))].toSorted((a, b) => a - b);
  return [...places, run.length].map((end, i) => run.subarray(places[i - 1] ?? 0, end));
}

function lawsOf<M extends ToDevice | ToHost>(codec: Codec<M>, messages: fc.Arbitrary<M>): void {
  it('reads back what it writes, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(messages, { maxLength: 5 }), fc.array(fc.nat()), (sent, places) => {
        const framer = codec.framer();
        const wire = concat(...sent.map((each) => codec.encode(each)));
        expect(cut(wire, places).flatMap((chunk) => framer.push(chunk))).toEqual(sent);
        expect([framer.skipped, framer.pending]).toEqual([0, 0]);
      }),
    );
  });

  it('counts the noise between frames and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, messages), { maxLength: 5 }), noise, (sent, last) => {
        const framer = codec.framer();
        const wire = concat(...sent.flatMap(([before, each]) => [before, codec.encode(each)]), last);
        expect(framer.push(wire)).toEqual(sent.map(([, each]) => each));
        expect(framer.skipped).toBe(last.length + sent.reduce((sum, [before]) => sum + before.length, 0));
      }),
    );
  });

  it('gives up a frame that was cut short and reads the next', () => {
    fc.assert(
      fc.property(messages, messages, fc.nat(), (lost, next, place) => {
        const whole = codec.encode(lost);
        const part = whole.subarray(0, 1 + (place % (whole.length - 1)));
        const framer = codec.framer();
        expect(framer.push(part)).toEqual([]);
        expect(framer.pending).toBe(part.length);
        expect(framer.flush()).toEqual([]);
        expect([framer.skipped, framer.pending]).toEqual([part.length, 0]);
        expect(framer.push(codec.encode(next))).toEqual([next]);
      }),
    );
  });

  it('takes no frame with a wrong bit for another, and reads the next', () => {
    fc.assert(
      fc.property(messages, messages, fc.nat(), (hit, next, place) => {
        const wire = codec.encode(hit);
        // The XOR cannot vouch for a frame whose length was hit: one shorter frame in 256 passes by chance.
        const bit = place % (wire.length * 8);
        fc.pre(bit >> 3 !== preamble.length && bit >> 3 !== preamble.length + 1);
        wire[bit >> 3]! ^= 1 << (bit & 7);
        const framer = codec.framer();
        const read = [...framer.push(wire), ...framer.flush(), ...framer.push(codec.encode(next))];
        expect(read).toEqual([next]);
        expect(framer.skipped).toBe(wire.length);
      }),
    );
  });

  it('stands any noise at all', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array(), fc.constant(preamble))), messages, (runs, next) => {
        const framer = codec.framer();
        const fed = runs.reduce((sum, run) => sum + run.length, 0);
        const read = [...runs.flatMap((run) => framer.push(run)), ...framer.flush()];
        expect(framer.skipped <= fed && (read.length > 0 || framer.skipped === fed)).toBe(true);
        expect(framer.pending).toBe(0);
        expect(framer.push(codec.encode(next))).toEqual([next]);
      }),
    );
  });
}

for (const model of models.values()) {
  describe(`${model.name}: commands`, () => {
    lawsOf(idCardReaderCodec(model).toDevice, commands);
  });
  describe(`${model.name}: answers`, () => {
    lawsOf(idCardReaderCodec(model).toHost, answersOf(model));
  });

  it(`${model.name}: the length of a new address is nobody else's`, () => {
    expect([0, 8, 16]).not.toContain(model.newAddressBytes);
    expect(model.newAddressBytes % 2).toBe(0);
  });
}

describe('a broken length', () => {
  it('holds the line no longer than the longest answer, and never past a flush', () => {
    const { toHost } = idCardReaderCodec(sdt);
    const framer = toHost.framer();
    const ok = toHost.encode({ kind: 'ok' });
    expect(framer.push(concat(preamble, hex('FF 04 00 00 90')))).toEqual([]);
    expect(framer.push(ok)).toEqual([{ kind: 'ok' }]);
    expect(framer.push(concat(preamble, hex('09 04 00 00 90'), ok))).toEqual([]);
    expect(framer.flush()).toEqual([{ kind: 'ok' }]);
    expect(framer.skipped).toBe(20);
  });

  it('finds the frame behind one AA too many', () => {
    const { toHost } = idCardReaderCodec(sdt);
    const framer = toHost.framer();
    expect(framer.push(concat([0xaa, 0xaa], toHost.encode({ kind: 'ok' })))).toEqual([{ kind: 'ok' }]);
    expect(framer.skipped).toBe(2);
  });
});

describe('what no frame can carry is refused', () => {
  const { toDevice, toHost } = idCardReaderCodec(sdt);
  const resident = revive(
    vectors.find(({ message }) => message.card?.layout === 'resident')!.message,
  ) as Extract<ToHost, { kind: 'baseRead' }>;
  const withCard = (changes: object) => () =>
    toHost.encode(revive({ ...resident, card: { ...resident.card, ...changes } }));
  const cases = {
    'a name too long': withCard({ name: '一'.repeat(16) }),
    'a date that is none': withCard({ birth: '1949-13-01' }),
    'an identity number of the wrong form': withCard({ idNumber: '1101051949123100' }),
    'a short serial number': () => toHost.encode({ kind: 'cardSelected', serial: new Uint8Array(7) }),
    'a refusal that says done': () => toHost.encode({ kind: 'refusal', code: 0x90 }),
    'something unexpected that is expected': () =>
      toHost.encode({ kind: 'unexpected', code: 0x90, data: new Uint8Array(8) }),
    'a new address too long': () => toHost.encode({ kind: 'newAddress', address: '一'.repeat(36) }),
    'a frame too long': () =>
      toDevice.encode({ kind: 'unknown', command: 1, parameter: 1, data: new Uint8Array(2600) }),
    'a baud rate the reader lacks': () => toDevice.encode(revive({ kind: 'setBaud', baud: 1200 })),
  };
  it.each(Object.entries(cases))('%s', (_, attempt) => {
    expect(attempt).toThrow(expect.toSatisfy(isUnencodable));
  });

  it('without a word about the person', () => {
    expect(withCard({ name: '张三张三张三张三张三张三张三张三' })).not.toThrow(/张三/);
    expect(withCard({ idNumber: '110105194912310' })).not.toThrow(/110105194912310/);
  });
});
