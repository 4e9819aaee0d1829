import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSeenHex } from '../../codec/seen-bytes.ts';
import { readerEar } from '../../taps/device-ears.ts';
import type { Overheard } from '../../taps/ear.ts';
import { createPortTap } from '../../taps/port-tap.ts';
import { memoryLink } from '../../testing/memory-link.ts';
import { idCardReaderCodec } from './codec.ts';
import type { ResidentCard } from './card.ts';
import { idNumberCheck } from './id-number.ts';
import { models } from './models/index.ts';
import { seenBytes } from './seen.ts';

const sdt = models.get('sdt')!;
const codec = idCardReaderCodec(sdt);

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));

const cards = fc
  .record({
    name: fc.array(han, { minLength: 2, maxLength: 15 }),
    address: fc.array(han, { minLength: 4, maxLength: 35 }),
    area: digits(6),
    serial: digits(3),
  })
  .map(({ name, address, area, serial }): ResidentCard => {
    const seventeen = `${area}19900307${serial}`;
    return {
      layout: 'resident',
      name: name.join(''),
      sex: 'female',
      nation: '01',
      birth: '1990-03-07',
      address: address.join(''),
      idNumber: seventeen + idNumberCheck(seventeen),
      issuer: '测试公安局',
      validFrom: '2016-01-01',
      validTo: '2036-01-01',
    };
  });

/** What a technician is sent while these bytes come from the reader, cut anyhow. */
function overhear(wire: Uint8Array, cuts: readonly number[]): Overheard[] {
  const told: Overheard[] = [];
  const tap = createPortTap({
    ears: [readerEar(sdt, 'K1-reader')],
    schedule(_ms, fn) {
      settle = fn;
      return () => {};
    },
    take: (_ear, overheard) => told.push(overheard),
    failed(error) {
      throw error;
    },
  });
  let settle = (): void => {};
  const far = memoryLink();
  tap.wrap(far.link);
  tap.watch(new Set(['K1-reader']));
  const places = [...new Set(cuts.map((at) => at % (wire.length + 1)))].toSorted((a, b) => a - b);
  for (const [i, end] of [...places, wire.length].entries()) far.say(wire.subarray(places[i - 1] ?? 0, end));
  settle();
  return told;
}

/** A text as it could stand in bytes, in hex. */
function writings(text: string): string[] {
  const utf16 = Buffer.from(text, 'utf16le');
  return [utf16, Buffer.from(utf16).swap16(), Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1')].map(
    (bytes) => bytes.toString('hex').toUpperCase(),
  );
}

describe('what a technician may see of a card', () => {
  it('is nothing of its number, name, address or birthday in any writing, whole, torn or spoilt, however it is cut', () => {
    const spoilt = fc.option(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })));
    fc.assert(
      fc.property(cards, fc.array(fc.nat()), spoilt, fc.nat(), (card, cuts, hit, start) => {
        const frame = codec.toHost.encode({ kind: 'baseRead', card, fingerprint: 'not-asked' });
        const wire = frame.slice(hit === null ? 0 : start % frame.length);
        if (hit !== null) wire[hit[0] % wire.length]! ^= hit[1];
        const told = overhear(wire, cuts);
        const shown = told.map(({ bytes }) => toSeenHex(bytes)).join('|');
        expect(told.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(wire.length);
        for (const secret of [card.idNumber, card.name, card.address, '19900307'])
          for (const writing of writings(secret)) expect(shown).not.toContain(writing);
        // Not even four bytes of the text in a row, wherever they stand.
        const text = frame.subarray(14, 14 + 256);
        const runs = Array.from({ length: text.length - 3 }, (_, at) =>
          toSeenHex([...text.subarray(at, at + 4)]),
        );
        const isBlank = (run: string): boolean => run === '20002000' || run === '00200020';
        expect(runs.filter((run) => !isBlank(run) && shown.includes(run))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the header, the status word and the length', () => {
    const serial = codec.toHost.encode({
      kind: 'cardSelected',
      serial: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    });
    expect(overhear(serial, []).map(({ bytes }) => toSeenHex(bytes))).toEqual([
      `AAAAAA9669000C000090${'**'.repeat(9)}`,
    ]);
    const none = codec.toHost.encode({ kind: 'refusal', code: 0x80 });
    expect(overhear(none, []).map(({ bytes }) => toSeenHex(bytes))).toEqual(['AAAAAA9669000400008084']);
  });

  it('is nothing of status bytes that may be anything', () => {
    const odd = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0, 4, 0x31, 0x31, 0x30, 0x34);
    expect(toSeenHex(seenBytes('to-host', odd, true))).toBe('AAAAAA96690004********');
  });

  it('is only how much there was of bytes that belong to no frame', () => {
    expect(
      overhear(Uint8Array.of(1, 2, 3), []).map(({ bytes, isFrame }) => [toSeenHex(bytes), isFrame]),
    ).toEqual([['******', false]]);
  });
});
