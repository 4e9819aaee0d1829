import { describe, expect, it } from 'vitest';
import { ageOn } from './age.ts';
import { readCardText, writeCardText } from './card-text.ts';
import type { ResidentCard } from './card.ts';
import { faultsOf } from './faults.ts';
import { idNumberCheck, isIdNumber } from './id-number.ts';
import { models } from './models/index.ts';
import { formatSamId, parseSamId } from './sam-id.ts';
import { statusWord, statusWords } from './status-words.ts';

const sdt = models.get('sdt')!;
const card: ResidentCard = {
  layout: 'resident',
  name: '王测试',
  sex: 'male',
  nation: '52',
  birth: '1990-03-07',
  address: '贵州省凯里市测试街3号',
  idNumber: '110101199003070011',
  issuer: '凯里市公安局',
  validFrom: '2016-01-01',
  validTo: '2036-01-01',
};

/** The text of a card with some of its characters written over; `at` in bytes. */
function altered(at: number, text: string): Uint8Array {
  const bytes = writeCardText(card, sdt);
  for (let i = 0; i < text.length; i += 1) {
    bytes[at + 2 * i] = text.charCodeAt(i) & 0xff;
    bytes[at + 2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

describe('the text of a card', () => {
  it('is read the same when padded with NULs', () => {
    expect(readCardText(altered(6, '\0'.repeat(12)), sdt)).toEqual({ ok: true, card });
    expect(readCardText(altered(248, '\0'), sdt)).toEqual({ ok: true, card });
  });

  it('has no end of validity for 长期 and for a blank', () => {
    for (const text of ['长期      ', '        ']) {
      expect(readCardText(altered(204, text), sdt)).toEqual({ ok: true, card: { ...card, validTo: null } });
    }
  });

  it('keeps a birthday no calendar has, because cards have it', () => {
    expect(readCardText(altered(36, '19900230'), sdt)).toMatchObject({ card: { birth: '1990-02-30' } });
  });

  it('is refused where two people could become one: a number that is missing or torn', () => {
    for (const text of [' '.repeat(18), '1101011990030700 1', '11010119900307001x']) {
      expect(readCardText(altered(122, text), sdt)).toEqual({ ok: false, field: 'idNumber' });
    }
  });

  it('is refused with the name of the field that makes no sense', () => {
    expect(readCardText(altered(36, '1990030A'), sdt)).toEqual({ ok: false, field: 'birth' });
    expect(readCardText(altered(204, '不知道'), sdt)).toEqual({ ok: false, field: 'validTo' });
    expect(readCardText(altered(248, 'Z'), sdt)).toEqual({ ok: false, field: 'layout' });
  });

  it('says unknown for a sex code outside the standard', () => {
    expect(readCardText(altered(30, '5'), sdt)).toMatchObject({ card: { sex: 'unknown' } });
  });

  it('keeps a rare character of two units', () => {
    const rare = { ...card, name: '李𠀀' };
    expect(readCardText(writeCardText(rare, sdt), sdt)).toEqual({ ok: true, card: rare });
  });
});

describe('identity numbers (GB 11643)', () => {
  it('have the check character of the standard', () => {
    expect(idNumberCheck('11010519491231002')).toBe('X');
    expect(idNumberCheck('11010119900307001')).toBe('1');
    expect(isIdNumber('11010519491231002X')).toBe(true);
  });

  it('are refused with any digit wrong or two neighbours swapped', () => {
    const good = '110101199003070011';
    for (let at = 0; at < good.length; at += 1) {
      const wrong = String((Number(good[at]) + 1) % 10);
      expect(isIdNumber(good.slice(0, at) + wrong + good.slice(at + 1))).toBe(false);
      const swapped = good.slice(0, at) + (good[at + 1] ?? '') + good[at]! + good.slice(at + 2);
      expect(isIdNumber(swapped)).toBe(swapped === good);
    }
    expect(idNumberCheck('1101011990030700')).toBeUndefined();
    expect(isIdNumber('11010519491231002x')).toBe(false);
  });
});

describe('small print', () => {
  it('counts years up to the birthday', () => {
    expect(ageOn('1960-11-24', '2025-11-23')).toBe(64);
    expect(ageOn('1960-11-23', '2025-11-23')).toBe(65);
    expect([ageOn('1960-02-29', '2025-02-28'), ageOn('1960-02-29', '2025-03-01')]).toEqual([64, 65]);
  });

  it('prints and reads the id of a security module', () => {
    const label = '05.03-20171010-0001234567-4294967295';
    expect(formatSamId(parseSamId(label))).toBe(label);
    expect(() => parseSamId('05.03-1-0001234567-4294967296')).toThrow(/written/);
    expect(() => parseSamId('5.3')).toThrow(/written/);
  });

  it('has a row for each status word, and words for one that is not listed', () => {
    expect(new Set(statusWords.map(({ code }) => code)).size).toBe(18);
    expect(statusWord(0x66)).toMatchObject({ name: 'sam-not-authorised', fault: 'not-authorised' });
    expect(statusWord(0x77).en).toBe('unlisted status 77');
  });

  it('blames the reader for its own faults and not for a card', () => {
    const faults = (code: number) => faultsOf({ kind: 'refusal', code });
    expect(faults(0x60)).toEqual(['self-test-failed']);
    expect(faults(0x66)).toEqual(['not-authorised']);
    expect(faults(0x10)).toEqual(['cable-noise']);
    expect([0x80, 0x41, 0x31, 0x91].flatMap(faults)).toEqual([]);
    expect(faultsOf({ kind: 'ok' })).toEqual([]);
  });
});
