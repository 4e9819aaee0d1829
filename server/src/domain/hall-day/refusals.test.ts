import { describe, expect, it } from 'vitest';
import { refusal as refusalSchema } from '@jiaohao/shared';
import { refusal, refusals } from './refusals.ts';
import type { RefusalCode } from './refusals.ts';

describe('The table of refusals', () => {
  const codes = Object.keys(refusals).filter((code): code is RefusalCode => code in refusals);

  it('has three digits of its own for every code', () => {
    expect(new Set(codes.map((code) => refusals[code].digits)).size).toBe(codes.length);
    for (const code of codes) expect(refusalSchema.safeParse(refusal(code)).success).toBe(true);
  });

  it('names a service in the language of the sentence', () => {
    const name = { zh: '提取', en: 'Withdrawal' };
    expect(refusal('service-closed', { name })).toMatchObject({
      zh: '提取暂停取号。',
      en: 'Withdrawal takes no new tickets at the moment.',
    });
  });

  it('names the same things in both languages', () => {
    const named = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
    const differing = codes.filter(
      (code) => String(named(refusals[code].en)) !== String(named(refusals[code].zh)),
    );
    expect(differing).toEqual([]);
  });
});
