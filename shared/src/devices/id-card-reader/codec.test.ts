import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../codec/bytes.ts';
import { isUnencodable } from '../../codec/codec.ts';
import { keepsTheLawsOfCodecs } from '../../testing/codec-laws.ts';
import { holdsItsVectors, kindsShown, withBytes } from '../../testing/vectors.ts';
import type { Card } from './card.ts';
import { idCardReaderCodec } from './codec.ts';
import { baudRates, plainCommands, type ToDevice, type ToHost } from './messages.ts';
import { models, type Model } from './models/index.ts';
import vectors from './vectors.json' with { type: 'json' };

const modelOf = (id: string): Model => models.get(id)!;
const sdt = modelOf('sdt');

/** A message as the vectors write it. */
const messageOf = (written: unknown): ToDevice & ToHost => JSON.parse(JSON.stringify(written), withBytes);

const preamble = hex('AA AA AA 96 69');

describe('every vector', () => {
  for (const vector of vectors) {
    const model = modelOf(vector.model);
    holdsItsVectors([vector], model, idCardReaderCodec(model));
  }
});

describe('the vectors together', () => {
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
    expect(kindsShown(vectors, 'toDevice')).toEqual(Object.keys(toDevice).toSorted());
    expect(kindsShown(vectors, 'toHost')).toEqual(Object.keys(toHost).toSorted());
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

/** The XOR cannot vouch for a frame whose length was hit: one shorter frame in 256 passes by chance. */
const vouchesFor = (at: number) => at !== preamble.length && at !== preamble.length + 1;
const law = { start: preamble, ambiguous: [0xaa], spareHead: 0, spareTail: 0, vouchesFor };

for (const model of models.values()) {
  describe(`${model.name}: commands`, () => {
    keepsTheLawsOfCodecs({ ...law, codec: idCardReaderCodec(model).toDevice, messages: commands });
  });
  describe(`${model.name}: answers`, () => {
    keepsTheLawsOfCodecs({ ...law, codec: idCardReaderCodec(model).toHost, messages: answersOf(model) });
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
  const resident = messageOf(
    vectors.find(({ message }) => message.card?.layout === 'resident')!.message,
  ) as Extract<ToHost, { kind: 'baseRead' }>;
  const withCard = (changes: object) => () =>
    toHost.encode(messageOf({ ...resident, card: { ...resident.card, ...changes } }));
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
    'a baud rate the reader lacks': () => toDevice.encode(messageOf({ kind: 'setBaud', baud: 1200 })),
  };
  it.each(Object.entries(cases))('%s', (_, attempt) => {
    expect(attempt).toThrow(expect.toSatisfy(isUnencodable));
  });

  it('without a word about the person', () => {
    expect(withCard({ name: '张三张三张三张三张三张三张三张三' })).not.toThrow(/张三/);
    expect(withCard({ idNumber: '110105194912310' })).not.toThrow(/110105194912310/);
  });
});
