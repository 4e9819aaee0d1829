import { describe, expect, it } from 'vitest';
import { called, givenWith } from '../../testing/given.ts';
import { plainHall } from '../../testing/plans.ts';
import { calls, logsIn, staff, takes } from '../../testing/steps.ts';

const given = givenWith(expect);

describe('The duty manager changes a window while the hall runs', () => {
  it('gives it other services, ranks, helper services, or the green channel', () => {
    given(plainHall, logsIn(1))
      .when(
        staff({
          kind: 'change-window',
          window: 1,
          services: ['deposit', { service: 'withdrawal', rank: 2 }],
          helperServices: ['loan'],
          dedicatedGreen: true,
        }),
      )
      .thenEvents({
        type: 'windowChanged',
        services: [
          { service: 'deposit', rank: 1 },
          { service: 'withdrawal', rank: 2 },
        ],
        helperServices: ['loan'],
        dedicatedGreen: true,
      });
  });

  it('changes only what is said', () => {
    given(plainHall, logsIn(1))
      .when(staff({ kind: 'change-window', window: 1, helperServices: ['deposit'] }))
      .thenEvents({
        services: [{ service: 'withdrawal', rank: 1 }],
        helperServices: ['deposit'],
        dedicatedGreen: false,
      });
  });

  it('takes effect with the next call', () => {
    given(
      plainHall,
      logsIn(1),
      takes('deposit'),
      staff({ kind: 'change-window', window: 1, services: ['deposit', 'withdrawal'] }),
    )
      .when(calls(1))
      .thenEvents(called('A001', 1, 'regular'));
  });

  it('is refused when tickets wait that no open window could serve any more', () => {
    const change = staff({ kind: 'change-window', window: 1, services: ['deposit'] });
    given(plainHall, logsIn(1), takes('withdrawal')).when(change).thenRefused('only-this-window');
    given(plainHall, logsIn(1), logsIn(2), takes('withdrawal'))
      .when(change)
      .thenEvents({ type: 'windowChanged' });
  });

  it('at a closed window needs only some other window that has the service', () => {
    given(plainHall, takes('withdrawal'))
      .when(staff({ kind: 'change-window', window: 1, services: ['deposit'] }))
      .thenEvents({ type: 'windowChanged' });
    given(plainHall, takes('deposit'))
      .when(staff({ kind: 'change-window', window: 3, services: ['withdrawal'] }))
      .thenRefused('only-this-window');
  });

  it('is refused for services the hall does not have', () => {
    given(plainHall, logsIn(1))
      .when(staff({ kind: 'change-window', window: 1, helperServices: ['pension'] }))
      .thenRefused('unknown-service');
  });
});

describe('The duty manager closes a service to new tickets', () => {
  const change = (service: string, open: boolean) => staff({ kind: 'change-service', service, open });

  it('and those who wait for it are still called', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), change('withdrawal', false))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'regular'));
  });

  it('and opens it again', () => {
    given(plainHall, logsIn(1), change('withdrawal', false), change('withdrawal', true))
      .when(takes('withdrawal'))
      .thenEvents({ ticket: 'B001' });
  });

  it('once, and only one there is', () => {
    given(plainHall, logsIn(1)).when(change('withdrawal', true)).thenRefused('service-unchanged');
    given(plainHall, logsIn(1)).when(change('pension', true)).thenRefused('unknown-service');
  });
});
