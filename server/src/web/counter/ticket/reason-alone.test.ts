import { describe, expect, it } from 'vitest';
import { reasonAlone } from './reason-alone.ts';

describe('The reason of a call beside its number', () => {
  it('says the number once, in both languages', () => {
    expect(reasonAlone('B002', 'B002：绿色通道（孕妇），已等3分钟。')).toBe('绿色通道（孕妇），已等3分钟。');
    expect(reasonAlone('B002', 'B002: green channel (pregnant), waited 3 min.')).toBe(
      'green channel (pregnant), waited 3 min.',
    );
  });

  it('is as it is when it does not begin with that number', () => {
    expect(reasonAlone('B002', '人工叫号。')).toBe('人工叫号。');
  });
});
