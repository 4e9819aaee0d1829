import { describe, expect, it } from 'vitest';
import { givenWith } from '../testing/given.ts';
import { plainHall, planWith, withSettings } from '../testing/plans.ts';
import {
  calls,
  checksIn,
  clock,
  finishes,
  holdReady,
  holds,
  logsIn,
  logsOut,
  minutes,
  NINE,
  opensDay,
  staff,
  takes,
  tick,
} from '../testing/steps.ts';
import type { Step } from '../testing/steps.ts';
import { nextDeadline } from '../hall-day/timers.ts';

const given = givenWith(expect);
const take = (count: number): Step[] => Array.from({ length: count }, () => takes('withdrawal'));
const oneByOne = (count: number): Step[] => Array.from({ length: count }, () => calls(1));

describe('Too many wait', () => {
  it('when more than eight wait for an open window, told once', () => {
    given(plainHall, logsIn(1), ...take(8))
      .when(tick)
      .thenRefused('nothing-due');
    const nine = [logsIn(1), ...take(9)];
    given(plainHall, ...nine, minutes(2))
      .when(tick)
      .thenEvents({
        type: 'crowdingNoticed',
        service: 'withdrawal',
        why: 'many',
        waiting: 9,
        longestMinutes: 2,
      });
    given(plainHall, ...nine, tick, ...take(5))
      .when(tick)
      .thenRefused('nothing-due');
  });

  it('is due at once', () => {
    const { state } = given(plainHall, logsIn(1), minutes(1), ...take(9)).hall;
    expect(nextDeadline(state)?.at).toBeLessThanOrEqual(NINE + 60_000);
  });

  it('counts every open window that may take it, helpers too, and with none open as if one were', () => {
    given(plainHall, logsIn(1), logsIn(2), ...take(16))
      .when(tick)
      .thenRefused('nothing-due');
    given(plainHall, logsIn(1), logsIn(2), ...take(17))
      .when(tick)
      .thenEvents({ waiting: 17 });
    const helps = staff({ kind: 'change-window', window: 3, helperServices: ['withdrawal'] });
    given(plainHall, logsIn(1), logsIn(3), helps, ...take(16))
      .when(tick)
      .thenRefused('nothing-due');
    given(plainHall, opensDay, ...take(8))
      .when(tick)
      .thenRefused('nothing-due');
    given(plainHall, opensDay, ...take(9))
      .when(tick)
      .thenEvents({ waiting: 9, longestMinutes: 0 });
  });

  it('as many as the hall says', () => {
    given(withSettings({ crowdedPerWindow: 2 }), logsIn(1), ...take(3))
      .when(tick)
      .thenEvents({ why: 'many', waiting: 3 });
  });

  it('counts also whose tickets are all still in the printer', () => {
    const unprinted = Array.from({ length: 9 }, () => takes('withdrawal', { unprinted: true }));
    given(plainHall, logsIn(1), ...unprinted)
      .when(tick)
      .thenEvents({ why: 'many', longestMinutes: 0 });
  });

  it('is over when it is well below, and only then', () => {
    const told = [logsIn(1), ...take(9), tick];
    given(plainHall, ...told, ...oneByOne(2))
      .when(tick)
      .thenRefused('nothing-due');
    given(plainHall, ...told, ...oneByOne(3))
      .when(tick)
      .thenEvents({ type: 'crowdingEnded', service: 'withdrawal' });
    given(plainHall, ...told, logsIn(2))
      .when(tick)
      .thenEvents({ type: 'crowdingEnded' });
  });

  it('is told again when it begins again', () => {
    given(plainHall, logsIn(1), ...take(9), tick, ...oneByOne(3), tick, ...take(3))
      .when(tick)
      .thenEvents({ type: 'crowdingNoticed' });
  });
});

describe('Waiting too long', () => {
  it('is told when the first in line has waited forty minutes', () => {
    const { state } = given(plainHall, logsIn(1), ...take(2)).hall;
    expect(nextDeadline(state)?.at).toBe(NINE + 40 * 60_000);
    given(plainHall, logsIn(1), ...take(2), clock('09:39:59'))
      .when(tick)
      .thenRefused('nothing-due');
    given(plainHall, logsIn(1), ...take(2), clock('09:40'))
      .when(tick)
      .thenEvents({ type: 'crowdingNoticed', why: 'long', waiting: 2, longestMinutes: 40 });
  });

  it('counts for an appointment from its slot, and not for who was called before', () => {
    const booked = planWith({
      appointments: [{ id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 600 }],
    });
    const early = given(booked, logsIn(1), checksIn('P1')).hall.state;
    expect(nextDeadline(early)?.at).toBe(NINE + 100 * 60_000);
    const back = [logsIn(1), ...take(1), calls(1), holds(1), clock('10:00'), holdReady(1), logsOut(1)];
    given(plainHall, logsIn(2), ...back)
      .when(tick)
      .thenRefused('nothing-due');
  });

  it('is over when those who waited long were called, whatever time passes before anybody looks', () => {
    const told = [logsIn(1), ...take(1), minutes(20), ...take(1), clock('09:40'), tick];
    given(plainHall, ...told, calls(1), minutes(120))
      .when(tick)
      .thenEvents({ type: 'crowdingEnded' });
    given(plainHall, ...told, minutes(15), calls(1))
      .when(tick)
      .thenRefused('nothing-due');
    given(plainHall, ...told, minutes(15), calls(1), calls(1), finishes(1))
      .when(tick)
      .thenEvents({ type: 'crowdingEnded' });
  });

  it('as long as the hall says', () => {
    given(withSettings({ crowdedWaitMinutes: 10 }), logsIn(1), ...take(1), minutes(10))
      .when(tick)
      .thenEvents({ why: 'long', longestMinutes: 10 });
  });
});
