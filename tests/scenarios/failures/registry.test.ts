import { describe, expect, it } from 'vitest';
import { degradation } from '../../../server/src/domain/failover/degradation.ts';
import { scenarios } from './registry.ts';

describe('the table of failures', () => {
  it('has a scenario for every row, and no scenario without one', () => {
    expect(scenarios.map(({ id }) => id).sort()).toEqual(degradation.map(({ id }) => id).sort());
  });
});
