import { describe, expect, it } from 'vitest';
import { keyed } from './keyed-window.ts';

const small = [1, 2, 3];
const large = [1, 2, 3, 10, 12, 21];

describe('A window chosen by its digits', () => {
  it('is chosen at once where no other number begins so', () => {
    expect(keyed(small, '', '3')).toEqual({ kind: 'chosen', window: 3 });
    expect(keyed(large, '', '3')).toEqual({ kind: 'chosen', window: 3 });
    expect(keyed(large, '1', '2')).toEqual({ kind: 'chosen', window: 12 });
  });

  it('waits for another digit where one may follow', () => {
    expect(keyed(large, '', '1')).toEqual({ kind: 'perhaps', window: 1, digits: '1' });
    expect(keyed([10, 12], '', '1')).toEqual({ kind: 'perhaps', window: null, digits: '1' });
  });

  it('is none where the hall has no such window', () => {
    expect(keyed(small, '', '7')).toEqual({ kind: 'none' });
    expect(keyed(large, '1', '9')).toEqual({ kind: 'none' });
    expect(keyed(small, '', '0')).toEqual({ kind: 'none' });
  });
});
