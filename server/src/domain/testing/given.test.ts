import { describe, expect, it } from 'vitest';
import { givenWith } from './given.ts';
import { plainHall } from './plans.ts';
import { calls, minutes } from './steps.ts';

describe('The words of the specs', () => {
  it('what is given must be possible', () => {
    expect(() => givenWith(expect)(plainHall, calls(1))).toThrow('The business day is not open.');
  });

  it('time alone brings nothing about', () => {
    givenWith(expect)(plainHall).when(minutes(1)).thenNothing();
  });
});
