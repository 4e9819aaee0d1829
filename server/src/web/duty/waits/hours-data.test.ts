import { describe, expect, it } from 'vitest';
import { dataOf, servicesIn } from './hours-data.ts';

const nobody = { count: 0, median: null, p90: null, longest: null, waiting: 0, left: 0, withinPercent: null };
const hours = [
  { ...nobody, hour: 9, came: 2, services: [{ ...nobody, service: 'loan', count: 1, median: 90 }] },
  {
    ...nobody,
    hour: 11,
    came: 2,
    services: [
      { ...nobody, service: 'deposit', waiting: 1 },
      { ...nobody, service: 'loan', count: 1, median: 605 },
    ],
  },
];

describe('The picture of the day', () => {
  it('has a line for each service somebody came for', () => {
    expect(servicesIn(hours)).toEqual(['loan', 'deposit']);
  });

  it('is in minutes; where nobody was called there is no point', () => {
    expect(dataOf(hours)).toEqual([
      [9, 11],
      [1.5, 10.1],
      [null, null],
    ]);
  });
});
