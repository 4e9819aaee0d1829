import { expect, it } from 'vitest';
import { toldOnce } from './told-once.ts';

const line = (time: string, zh: string, by = '工号02') => ({
  time,
  what: { zh, en: zh },
  by: { zh: by, en: by },
});

it('given the same several times in a row by the same person, then it is told once, with how often and until when', () => {
  const history = [
    line('09:00', '发号'),
    line('09:10', '重呼'),
    line('09:11', '重呼'),
    line('09:12', '重呼'),
    line('09:13', '重呼', '工号10'),
    line('09:14', '过号'),
    line('09:15', '重呼'),
  ];
  expect(toldOnce(history).map(({ time, until, times, what }) => [time, until, times, what.zh])).toEqual([
    ['09:00', '09:00', 1, '发号'],
    ['09:10', '09:12', 3, '重呼'],
    ['09:13', '09:13', 1, '重呼'],
    ['09:14', '09:14', 1, '过号'],
    ['09:15', '09:15', 1, '重呼'],
  ]);
  expect(toldOnce([])).toEqual([]);
});
