import { describe, expect, it } from 'vitest';
import { member as memberSchema } from '@jiaohao/shared';
import { arrivals, busyness } from './arrivals.ts';
import { drawDay } from './day.ts';
import { HOUR, closesAt, opensAt, services } from './model-hall.ts';
import { createRandom } from './random.ts';

describe('chance', () => {
  it('gives the same numbers for the same seed, and others for another purpose', () => {
    const draw = (purpose: string) => {
      const random = createRandom(7).fork(purpose);
      return [random.next(), random.next(), random.between(3, 4)];
    };
    expect(draw('arrivals')).toEqual(draw('arrivals'));
    expect(draw('arrivals')).not.toEqual(draw('clerks'));
  });

  it('is not disturbed by what was drawn before a fork', () => {
    const random = createRandom(7);
    const before = random.fork('visits').next();
    random.next();
    expect(random.fork('visits').next()).toBe(before);
  });

  it('draws evenly, by weight, and with the means it names', () => {
    const random = createRandom(11);
    const many = 20_000;
    const mean = (draw: () => number) => Array.from({ length: many }, draw).reduce((a, b) => a + b, 0) / many;
    expect(mean(() => random.next())).toBeCloseTo(0.5, 1);
    expect(mean(() => random.exponential(4))).toBeCloseTo(4, 0);
    expect(
      mean(() =>
        random.weighted([
          [3, 'a'],
          [1, 'b'],
        ]) === 'a'
          ? 1
          : 0,
      ),
    ).toBeCloseTo(0.75, 1);
    const works = Array.from({ length: many }, () => random.lognormal(6, 0.4)).sort((a, b) => a - b);
    expect(works[many / 2]).toBeCloseTo(6, 0);
  });
});

describe('a day’s arrivals', () => {
  it('come while the doors are open, in order, as many in each hour as the hour is busy', () => {
    const perHour = services.reduce((sum, service) => sum + service.perHour, 0);
    const counts = new Map<number, number>();
    const days = 60;
    for (let day = 0; day < days; day += 1) {
      const found = arrivals(createRandom(day), 1);
      expect(found.every(({ at }) => at >= opensAt && at < closesAt)).toBe(true);
      expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).sort((a, b) => a - b));
      for (const { at } of found) {
        const hour = Math.floor(at / HOUR);
        counts.set(hour, (counts.get(hour) ?? 0) + 1);
      }
    }
    for (const hour of [9, 10, 12, 14]) {
      const expected = perHour * busyness((hour + 0.5) * HOUR);
      expect((counts.get(hour) ?? 0) / days / expected).toBeCloseTo(1, 0);
    }
    expect(counts.get(9) ?? 0).toBeGreaterThan(1.5 * (counts.get(12) ?? 0));
  });
});

describe('a drawn day', () => {
  it('is the same for the same seed', () => {
    expect(drawDay(createRandom(3))).toEqual(drawDay(createRandom(3)));
    expect(drawDay(createRandom(3))).not.toEqual(drawDay(createRandom(4)));
  });

  it('has members the contract knows, and booked slots for those who come with one', () => {
    const { visits, bookings } = drawDay(createRandom(5));
    const ids = new Set(bookings.map(({ id }) => id));
    expect(visits.length).toBeGreaterThan(200);
    const members = visits.flatMap(({ member }) => (member === null ? [] : [member]));
    expect(members.filter((member) => !memberSchema.safeParse(member).success)).toEqual([]);
    const slots = visits.flatMap(({ entry }) => (entry.kind === 'appointment' ? [entry.id] : []));
    expect(slots.length).toBeGreaterThan(5);
    expect(slots.filter((id) => !ids.has(id))).toEqual([]);
  });
});
