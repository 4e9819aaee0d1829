import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, hex } from '../../codec/bytes.ts';
import { isUnencodable } from '../../codec/codec.ts';
import { keepsTheLawsOfCodecs } from '../../testing/codec-laws.ts';
import { holdsItsVectors, kindsShown } from '../../testing/vectors.ts';
import { stripBoardCodec } from './codec.ts';
import { colours, type Run, type ToDevice, type ToHost } from './messages.ts';
import { models } from './models/index.ts';
import { slzc8 } from './models/slzc-8.ts';
import vectors from './vectors.json' with { type: 'json' };

const kind = <const K extends string>(name: K) => fc.constant(name);
const address = fc.nat(255);
/** Runs of which no two neighbours have one colour, as they read back. */
const text: fc.Arbitrary<Run[]> = fc
  .array(
    fc.record({
      text: fc.stringMatching(/^[ -~号请到窗口暂停服务]{1,8}$/),
      colour: fc.constantFrom(...colours),
    }),
    { maxLength: 4 },
  )
  .map((runs) => runs.filter(({ colour }, i) => runs[i - 1]?.colour !== colour));

const toDevice: fc.Arbitrary<ToDevice> = fc.oneof(
  fc.record({ kind: kind('show'), address, text }),
  fc.record({ kind: kind('testAddress'), address }),
  fc.record({
    kind: kind('unexpected'),
    address,
    command: fc.nat(0x7f),
    data: fc.uint8Array({ maxLength: 60 }),
  }),
);
/** A0 is left out: with a start cut behind it, it is one. */
const toHost: fc.Arbitrary<ToHost> = fc.record({
  kind: kind('ok'),
  address: address.filter((a) => a !== 0xa0),
});

const { toDevice: shows, toHost: answers } = stripBoardCodec(slzc8);
const law = { start: hex('A0 90'), ambiguous: [0xa0], spareHead: 0, spareTail: 0 };

for (const model of models.values()) {
  const codec = stripBoardCodec(model);
  describe(`${model.name}: vectors`, () => {
    holdsItsVectors(vectors, model, codec);
  });
  describe(`${model.name}: to strips`, () => {
    // The XOR cannot vouch for a frame whose length was hit: one shorter frame in 256 passes by chance.
    const vouchesFor = (at: number) => at !== 4 && at !== 5;
    keepsTheLawsOfCodecs({ ...law, codec: codec.toDevice, messages: toDevice, vouchesFor });
  });
  describe(`${model.name}: to the host`, () => {
    // An answer has no checksum: only its beginning and its end are known.
    const vouchesFor = (at: number) => at !== 2;
    keepsTheLawsOfCodecs({ ...law, codec: codec.toHost, messages: toHost, vouchesFor });
  });
}

describe('the vectors together', () => {
  it('show every kind of message', () => {
    const down: Record<ToDevice['kind'], true> = { show: true, testAddress: true, unexpected: true };
    expect(kindsShown(vectors, 'toDevice')).toEqual(Object.keys(down).toSorted());
    expect(kindsShown(vectors, 'toHost')).toEqual(['ok']);
  });
});

describe('an answer', () => {
  it('may carry bytes nobody has described', () => {
    const framer = answers.framer();
    expect(framer.push(hex('A0 90 03 A5 00 00 01 A5 AA'))).toEqual([{ kind: 'ok', address: 3 }]);
    expect(framer.skipped).toBe(0);
  });

  it('that was cut is not finished by the next one', () => {
    const framer = answers.framer();
    expect(framer.push(hex('A0 90 03 A0 90 04 A5 AA'))).toEqual([{ kind: 'ok', address: 4 }]);
    expect(framer.skipped).toBe(3);
  });

  it('is not awaited for ever', () => {
    const framer = answers.framer();
    framer.push(concat(hex('A0 90 03'), new Uint8Array(slzc8.answerSlack + 2)));
    expect(framer.pending).toBe(0);
  });

  it('is not read in the echo of what was asked', () => {
    const asked = shows.encode({ kind: 'show', address: 3, text: [{ text: '请A012号', colour: 'red' }] });
    expect(answers.framer().push(asked)).toEqual([]);
  });
});

describe('what a strip shows', () => {
  const wide = (count: number): ToDevice => ({
    kind: 'show',
    address: 1,
    text: [{ text: '号'.repeat(count), colour: 'red' }],
  });

  it('fits in 254 bytes, three for a Chinese character', () => {
    expect(shows.framer().push(shows.encode(wide(84)))).toEqual([wide(84)]);
    expect(() => shows.encode(wide(85))).toThrow(expect.toSatisfy(isUnencodable));
  });

  it('has a mark for a character it lacks', () => {
    const rare: ToDevice = { kind: 'show', address: 1, text: [{ text: '王喆\n', colour: 'red' }] };
    expect(shows.framer().push(shows.encode(rare))).toEqual([
      { ...rare, text: [{ text: '王？？', colour: 'red' }] },
    ]);
  });

  it('is handed on as bytes when it is no text', () => {
    const bad: ToDevice = { kind: 'unexpected', address: 1, command: 0xa5, data: hex('41 03') };
    expect(shows.framer().push(shows.encode(bad))).toEqual([bad]);
  });

  it('needs an address and a command of one byte', () => {
    expect(() => shows.encode({ kind: 'testAddress', address: 256 })).toThrow(
      expect.toSatisfy(isUnencodable),
    );
    expect(() => answers.encode({ kind: 'ok', address: -1 })).toThrow(expect.toSatisfy(isUnencodable));
    const odd: ToDevice = { kind: 'unexpected', address: 1, command: 999, data: hex('') };
    expect(() => shows.encode(odd)).toThrow(expect.toSatisfy(isUnencodable));
  });
});
