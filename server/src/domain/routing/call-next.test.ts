import { describe, expect, it } from 'vitest';
import { called, finished, givenWith } from '../testing/given.ts';
import { plainHall, planWith, withSettings, withWindows } from '../testing/plans.ts';
import {
  calls,
  callsNumber,
  cancelsCall,
  checksIn,
  clock,
  fails,
  holdReady,
  holds,
  logsIn,
  minutes,
  misses,
  person,
  presses,
  recalls,
  reinstates,
  seconds,
  sendsToService,
  sendsToWindow,
  staff,
  takes,
} from '../testing/steps.ts';

const given = givenWith(expect);
const green = (service: string) => takes(service, { green: 'pregnant' });
const regulars = (count: number, service = 'withdrawal') =>
  Array.from({ length: count }, () => takes(service));
const greens = (count: number, service = 'withdrawal') => Array.from({ length: count }, () => green(service));

describe('Rule 6: first come, first served', () => {
  it('calls the regular ticket that waited longest', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), minutes(1), takes('withdrawal'))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'regular'));
  });

  it('across all services of an all-service window', () => {
    given(
      withWindows({ number: 1, services: 'all' }),
      logsIn(1),
      takes('withdrawal'),
      takes('deposit'),
      calls(1),
    )
      .when(calls(1))
      .thenEvents(finished('B001'), called('A001', 1, 'regular'));
  });

  it('by rank where a window’s services have ranks, until one is overdue', () => {
    const ranked = withWindows({ number: 1, services: [{ service: 'deposit', rank: 2 }, 'withdrawal'] });
    given(ranked, logsIn(1), takes('deposit'), minutes(5), takes('withdrawal'))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'regular'));
    given(ranked, logsIn(1), takes('deposit'), minutes(46), takes('withdrawal'))
      .when(calls(1))
      .thenEvents(called('A001', 1, 'overdue'));
  });

  it('calls nobody of a service the window does not serve', () => {
    given(plainHall, logsIn(1), takes('deposit')).when(calls(1)).thenRefused('nobody-waiting');
  });
});

describe('Rule 5: the green channel, with a bound', () => {
  it('calls green before regular', () => {
    given(plainHall, logsIn(1), ...regulars(1), ...greens(1))
      .when(calls(1))
      .thenEvents(called('B002', 1, 'green'));
  });

  it('lets a waiting regular ticket come first after two priority calls in a row', () => {
    given(plainHall, logsIn(1), ...regulars(2), ...greens(4), calls(1), calls(1))
      .when(calls(1))
      .thenEvents(finished('B004'), called('B001', 1, 'bounded'));
  });

  it('begins to count again after the regular one', () => {
    given(plainHall, logsIn(1), ...regulars(2), ...greens(4), calls(1), calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B005', 1, 'green'));
  });

  it('counts per service over all windows, not per window', () => {
    given(plainHall, logsIn(1), logsIn(2), ...regulars(1), ...greens(3), calls(1), calls(2))
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'bounded'));
  });

  it('does not count while no regular ticket waits', () => {
    given(plainHall, logsIn(1), ...greens(4), calls(1), calls(1), calls(1), takes('withdrawal'))
      .when(calls(1))
      .thenEvents({}, called('B004', 1, 'green'));
  });

  it('does not let one service’s run hold up another service', () => {
    const all = withWindows({ number: 1, services: 'all' });
    given(
      all,
      logsIn(1),
      ...regulars(1),
      ...greens(3),
      calls(1),
      calls(1),
      green('deposit'),
      takes('deposit'),
    )
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'bounded'));
    given(
      all,
      logsIn(1),
      ...regulars(1),
      ...greens(2),
      calls(1),
      calls(1),
      green('deposit'),
      takes('deposit'),
    )
      .when(calls(1))
      .thenEvents({}, called('A001', 1, 'green'));
  });

  it('says the bound of the hall’s own setting', () => {
    given(withSettings({ priorityRun: 1 }), logsIn(1), ...regulars(1), ...greens(2), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'bounded'));
  });

  it('is given no precedence where the hall gives numbers of its own only', () => {
    const own = withSettings({ greenDelivery: ['dedicated-numbers'] });
    given(own, logsIn(1), takes('withdrawal'), seconds(1), green('withdrawal'))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'regular'));
    given(own, logsIn(1), green('withdrawal'), seconds(1), takes('withdrawal'))
      .when(calls(1))
      .thenEvents(called('V001', 1, 'regular'));
    given(own, logsIn(1), green('withdrawal'), minutes(20))
      .when(calls(1))
      .thenEvents(called('V001', 1, 'regular'));
    given(own, logsIn(1), green('withdrawal'), minutes(46))
      .when(calls(1))
      .thenEvents(called('V001', 1, 'overdue'));
  });

  it('a cancelled call gives the regular ticket its turn back', () => {
    given(plainHall, logsIn(1), ...regulars(1), ...greens(3), calls(1), calls(1), calls(1), cancelsCall(1))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'bounded'));
  });
});

describe('A dedicated green window (专窗)', () => {
  const halls = withWindows(
    { number: 1, services: ['withdrawal'], dedicatedGreen: true },
    { number: 2, services: ['withdrawal'] },
  );

  it('keeps calling green, whatever waits', () => {
    given(halls, logsIn(1), ...regulars(1), ...greens(4), calls(1), calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B005', 1, 'green'));
  });

  it('keeps no streak: other windows count their own calls only', () => {
    given(halls, logsIn(1), logsIn(2), ...regulars(1), ...greens(4), calls(1), calls(1), calls(1))
      .when(calls(2))
      .thenEvents(called('B005', 2, 'green'));
  });

  it('ends no streak either when it calls a regular ticket', () => {
    const steps = [
      logsIn(1),
      logsIn(2),
      ...greens(2),
      ...regulars(2),
      calls(2),
      calls(2),
      calls(1),
      green('withdrawal'),
    ];
    given(halls, ...steps)
      .when(calls(2))
      .thenEvents({}, called('B004', 2, 'bounded'));
  });

  it('calls green even before an overdue regular ticket', () => {
    given(halls, logsIn(1), ...regulars(1), minutes(50), green('withdrawal'))
      .when(calls(1))
      .thenEvents(called('B002', 1, 'green'));
  });

  it('helps the others when no green ticket waits', () => {
    given(halls, logsIn(1), ...regulars(1))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'regular'));
  });
});

describe('Rule 4: appointments', () => {
  const slots = planWith({
    appointments: [
      { id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 560 },
      { id: 'P2', service: 'withdrawal', date: '2026-11-23', minute: 550 },
      { id: 'P3', service: 'withdrawal', date: '2026-11-23', minute: 555 },
    ],
  });

  it('calls due appointments by slot, not by arrival', () => {
    given(slots, logsIn(1), checksIn('P1'), checksIn('P2'), clock('09:10'))
      .when(presses(1))
      .thenEvents(called('B002', 1, 'appointment'));
  });

  it('counts them as priority calls: a regular ticket waits for two of them at most', () => {
    given(
      slots,
      logsIn(1),
      takes('withdrawal'),
      checksIn('P1'),
      checksIn('P2'),
      checksIn('P3'),
      clock('09:10'),
      calls(1),
    )
      .when(calls(1))
      .thenEvents({}, called('B004', 1, 'appointment'));
    given(
      slots,
      logsIn(1),
      takes('withdrawal'),
      checksIn('P1'),
      checksIn('P2'),
      checksIn('P3'),
      clock('09:10'),
      calls(1),
      calls(1),
    )
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'bounded'));
  });
});

describe('Rule 3: overdue', () => {
  it('calls what waited past its promise before anything by class', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), clock('09:45:01'), green('withdrawal'))
      .when(presses(1))
      .thenEvents(called('B001', 1, 'overdue'));
    given(plainHall, logsIn(1), takes('withdrawal'), clock('09:45'), green('withdrawal'))
      .when(presses(1))
      .thenEvents(called('B002', 1, 'green'));
  });

  it('calls the most overdue first, relative to its promise', () => {
    given(plainHall, logsIn(1), takes('withdrawal'), clock('09:29'), green('withdrawal'), clock('09:46'))
      .when(presses(1))
      .thenEvents({ ...called('B002', 1, 'overdue'), turn: 'priority' });
    given(plainHall, logsIn(1), takes('withdrawal'), clock('09:30'), green('withdrawal'), clock('09:46:30'))
      .when(presses(1))
      .thenEvents(called('B002', 1, 'overdue'));
    given(plainHall, logsIn(1), takes('withdrawal'), clock('09:35'), green('withdrawal'), clock('09:51'))
      .when(presses(1))
      .thenEvents({ ...called('B001', 1, 'overdue'), turn: 'regular' });
  });

  it('bounds overdue priority tickets too: no regular ticket is starved by them', () => {
    given(plainHall, logsIn(1), ...greens(3), clock('09:20'), takes('withdrawal'), calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B004', 1, 'bounded'));
  });

  it('counts an appointment’s lateness from its slot', () => {
    const slot = planWith({
      appointments: [{ id: 'P1', service: 'withdrawal', date: '2026-11-23', minute: 550 }],
    });
    given(slot, logsIn(1), checksIn('P1'), clock('09:15'))
      .when(presses(1))
      .thenEvents(called('B001', 1, 'appointment'));
    given(slot, logsIn(1), checksIn('P1'), clock('09:15:01'))
      .when(presses(1))
      .thenEvents(called('B001', 1, 'overdue'));
  });

  it('breaks ties by issue order', () => {
    const all = withWindows({ number: 1, services: ['deposit', 'withdrawal'] });
    given(all, logsIn(1), takes('withdrawal'), takes('deposit'), minutes(50))
      .when(calls(1))
      .thenEvents(called('B001', 1, 'overdue'));
  });
});

describe('Rule 2: interrupted or transferred', () => {
  it('calls them before anything that merely waits, by issue time', () => {
    given(
      plainHall,
      logsIn(1),
      logsIn(2),
      logsIn(3),
      takes('deposit'),
      seconds(1),
      ...regulars(1),
      calls(3),
      calls(1),
      sendsToService(3, 'withdrawal'),
      fails(1),
      ...greens(1),
      minutes(50),
    )
      .when(calls(2))
      .thenEvents(called('A001', 2, 'resumed'));
  });

  it('neither lengthens nor ends a run of priority calls', () => {
    given(
      plainHall,
      logsIn(1),
      logsIn(2),
      logsIn(3),
      ...regulars(1),
      ...greens(3),
      calls(1),
      calls(1),
      takes('deposit'),
      calls(3),
      sendsToService(3, 'withdrawal'),
      calls(2),
    )
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'bounded'));
  });
});

describe('Rule 1: directed to this window', () => {
  it('calls held tickets whose papers are checked before anything else, oldest first', () => {
    given(
      plainHall,
      logsIn(1),
      ...regulars(2),
      calls(1),
      holds(1),
      calls(1),
      holds(1),
      holdReady(1, '2'),
      holdReady(1, '1'),
      ...regulars(1),
      minutes(50),
    )
      .when(calls(1))
      .thenEvents(called('B001', 1, 'directed'));
  });

  it('calls what another window sent here, and no other window calls it', () => {
    const sent = [logsIn(1), logsIn(2), ...regulars(1), calls(1), sendsToWindow(1, 2)];
    given(plainHall, ...sent)
      .when(calls(1))
      .thenRefused('nobody-waiting');
    given(plainHall, ...sent)
      .when(calls(2))
      .thenEvents(called('B001', 2, 'directed'));
  });
});

describe('Helper services', () => {
  const helping = withWindows(
    { number: 1, services: ['deposit'], helperServices: ['withdrawal'] },
    { number: 2, services: ['withdrawal'] },
  );

  it('are left alone while the window has work of its own', () => {
    given(helping, logsIn(1), takes('withdrawal'), minutes(10), takes('deposit'))
      .when(calls(1))
      .thenEvents(called('A001', 1, 'regular'));
  });

  it('are taken when its own services are empty', () => {
    given(helping, logsIn(1), takes('withdrawal'))
      .when(calls(1))
      .thenEvents({ ticket: 'B001', reason: { code: 'regular', helper: true } });
  });

  it('join in once their head has waited more than fifteen minutes', () => {
    given(helping, logsIn(1), takes('withdrawal'), clock('09:10'), takes('deposit'), clock('09:15'))
      .when(presses(1))
      .thenEvents(called('A001', 1, 'regular'));
    given(helping, logsIn(1), takes('withdrawal'), clock('09:10'), takes('deposit'), clock('09:15:01'))
      .when(presses(1))
      .thenEvents({ ticket: 'B001', reason: { code: 'regular', helper: true } });
  });
});

describe('Reinstated tickets', () => {
  const missed = (others: number) => [
    logsIn(1),
    ...regulars(1),
    calls(1),
    seconds(20),
    recalls(1),
    misses(1),
    ...regulars(others),
    reinstates('B001'),
  ];

  it('are called after three others of their service', () => {
    given(plainHall, ...missed(4))
      .when(calls(1))
      .thenEvents(called('B002', 1, 'regular'));
    given(plainHall, ...missed(4), calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B004', 1, 'regular'));
    given(plainHall, ...missed(4), calls(1), calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'regular'));
  });

  it('need not wait for others who are not there', () => {
    given(plainHall, ...missed(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'reinstated'));
  });

  it('go back to their class when their early call is cancelled and the others have passed meanwhile', () => {
    const early = [...missed(1), calls(1), calls(1), logsIn(2), takes('withdrawal'), calls(2)];
    const { state } = given(plainHall, ...early).when(cancelsCall(1)).hall;
    expect(state.tickets.get('B001')).toMatchObject({ state: 'waiting', queue: { lane: 'regular' } });
  });

  it('queue together in their turn', () => {
    const two = [
      ...missed(2),
      calls(1),
      seconds(20),
      recalls(1),
      misses(1),
      reinstates('B002'),
      ...regulars(3),
    ];
    given(plainHall, ...two, calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, called('B001', 1, 'regular'));
  });
});

describe('The reason of a call', () => {
  const because = (code: string, facts: object = {}) => ({ reason: { code, ...facts } });

  it('is the rule and its numbers', () => {
    given(plainHall, logsIn(1), ...regulars(1), minutes(12))
      .when(presses(1))
      .thenEvents(because('regular', { waitedMinutes: 12 }));
    given(
      plainHall,
      logsIn(1),
      takes('withdrawal', { green: 'elderly', member: person('o', { ageBand: '65-and-over' }) }),
    )
      .when(presses(1))
      .thenEvents(because('green', { greenReason: 'elderly', waitedMinutes: 0 }));
  });

  it('is given for every rule', () => {
    given(plainHall, logsIn(1), ...regulars(1), minutes(50))
      .when(presses(1))
      .thenEvents(because('overdue', { class: 'regular', waitedMinutes: 50, promiseMinutes: 45 }));
    given(plainHall, logsIn(1), ...regulars(1))
      .when(callsNumber(1, '1'))
      .thenEvents(because('chosen'));
    given(plainHall, logsIn(1), ...regulars(1), ...greens(3), calls(1), calls(1))
      .when(calls(1))
      .thenEvents({}, because('bounded', { priorityCalls: 2 }));
    given(plainHall, logsIn(1), ...regulars(1), calls(1), holds(1), staff({ kind: 'ready', ticket: 'B001' }))
      .when(calls(1))
      .thenEvents(because('directed', { because: 'held-here' }));
    given(plainHall, logsIn(1), logsIn(2), ...regulars(1), calls(1), fails(1), seconds(1))
      .when(calls(2))
      .thenEvents(because('resumed', { because: 'interrupted' }));
  });
});
