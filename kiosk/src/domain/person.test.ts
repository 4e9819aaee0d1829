import type { idCardReader } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedHash } from '../runtime/keyed-hash.ts';
import { zhangSan } from '../testing/invented.ts';
import { identify, maskName } from './person.ts';

const hash = keyedHash('00'.repeat(32));
const today = '2026-11-23';

describe('who a card is', () => {
  it('is a keyed hash, a masked name and an age band', () => {
    expect(identify(zhangSan, today, hash)).toEqual({
      member: { key: hash('identity:11010519491231002X'), maskedName: '张*', ageBand: '65-and-over' },
      age: 76,
      cardExpired: false,
    });
  });

  it('is the same person on every reading, another under another key', () => {
    const key = identify(zhangSan, today, hash).member.key;
    expect(identify({ ...zhangSan, idNumber: '11010519491231002x' }, today, hash).member.key).toBe(key);
    expect(identify(zhangSan, today, keyedHash('01'.repeat(32))).member.key).not.toBe(key);
  });

  it('hashes with HMAC-SHA-256', () => {
    // RFC 4231, test case 2.
    expect(keyedHash('4a656665')('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it.each([
    ['2008-11-23', 18, '18-64'],
    ['2008-11-24', 17, 'under-18'],
    ['1961-11-23', 65, '65-and-over'],
    ['1961-11-24', 64, '18-64'],
    ['2030-01-01', 0, 'under-18'],
  ])('born %s is %i today: %s', (birth, age, ageBand) => {
    expect(identify({ ...zhangSan, birth }, today, hash)).toMatchObject({ age, member: { ageBand } });
  });

  it('knows an expired card', () => {
    expect(identify({ ...zhangSan, validTo: '2026-11-22' }, today, hash).cardExpired).toBe(true);
    expect(identify({ ...zhangSan, validTo: today }, today, hash).cardExpired).toBe(false);
  });

  it('knows the holders of the other three cards', () => {
    const common = { sex: 'male', birth: '1980-02-29', validFrom: '2020-01-01', validTo: null } as const;
    const old: idCardReader.ForeignPermanentOldCard = {
      ...common,
      layout: 'foreign-permanent-old',
      englishName: 'SMITH, JOHN',
      chineseName: '',
      cardNumber: 'USA110080022901',
      nationality: 'USA',
      version: '01',
      authority: '1100',
    };
    expect(identify(old, today, hash).member).toMatchObject({ maskedName: 'S*** J***' });
    expect(identify({ ...old, chineseName: '史密斯' }, today, hash).member.maskedName).toBe('史**');
    const since2023: idCardReader.ForeignPermanent2023Card = {
      ...common,
      layout: 'foreign-permanent-2023',
      chineseName: '史密斯',
      englishName: 'SMITH JOHN',
      reissueCount: '00',
      idNumber: '911124198002290014',
      nationality: 'USA',
    };
    expect(identify(since2023, today, hash).member.key).toBe(hash('identity:911124198002290014'));
  });
});

describe('a masked name', () => {
  it.each([
    ['张三', '张*'],
    ['王小明', '王**'],
    ['张', '张*'],
    ['买买提·吐尔逊江', '买***'],
    ['𠮷田', '𠮷*'],
    ['SMITH JOHN', 'S*** J***'],
    ['', '*'],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('never holds more than first characters, and fits its field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        const masked = maskName(name);
        expect(masked.length).toBeLessThanOrEqual(20);
        expect(masked).toContain('*');
        for (const word of masked.split(' '))
          expect(Array.from(word.replaceAll('*', '')).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
