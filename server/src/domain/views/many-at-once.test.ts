import { describe, expect, it } from 'vitest';
import { gaveOut, twoKiosks } from '../back-entry/testing/entries.ts';
import { givenWith } from '../testing/given.ts';
import { plainHall } from '../testing/plans.ts';
import { calls, clock, logsIn, sendsToWindow, staff, takes, type Step } from '../testing/steps.ts';
import { servedByOf } from '../hall-day/standing.ts';
import { kioskMenu, kioskMenus } from './kiosk-menu.ts';
import { numberLease, numberLeases } from './number-lease.ts';
import { windowsNamed } from './touched.ts';

const given = givenWith(expect);

describe('what is looked at once for many', () => {
  it('is what each kiosk would be shown and lent alone', () => {
    const { hall } = given(twoKiosks, logsIn(1), clock('09:30'), gaveOut('B501', 'withdrawal', '09:10'));
    const [{ state, plan, stamp }, kiosks] = [hall, ['K1', 'K2']];
    expect(kioskMenus(state, plan, kiosks, stamp)).toEqual(
      kiosks.map((kiosk) => kioskMenu(state, plan, kiosk, stamp)),
    );
    expect(numberLeases(state, plan, kiosks, stamp)).toEqual(
      kiosks.map((kiosk) => numberLease(state, plan, kiosk, stamp)),
    );
  });

  it('is nothing where there is no kiosk', () => {
    const { state, plan, stamp } = given(plainHall).hall;
    expect(kioskMenus(state, plan, [], stamp)).toEqual([]);
    expect(numberLeases(state, plan, [], stamp)).toEqual([]);
  });
});

describe('windows whose boards may not wait', () => {
  const named = (step: Step, ...before: Step[]) => {
    const { hall, decision } = given(plainHall, ...before).when(step);
    return windowsNamed(hall.state, decision.ok ? decision.events : []);
  };

  it('are those at which something happened, and to which somebody was sent', () => {
    expect(named(calls(1), logsIn(1), logsIn(3), takes('withdrawal'))).toEqual([1]);
    expect(named(sendsToWindow(1, 3), logsIn(1), logsIn(3), takes('withdrawal'), calls(1))).toEqual([1, 3]);
  });

  it('are all of them when a day ends', () => {
    expect(named(staff({ kind: 'close-day' }), logsIn(1))).toEqual([1, 2, 3, 4]);
  });
});

describe('a service that the hall does not know', () => {
  it('is served by nobody', () => {
    expect(servedByOf(given(plainHall).hall.state, 'unknown').all).toEqual([]);
  });
});
