import { describe, expect, it } from 'vitest';
import type { CallFacts } from '@jiaohao/shared';
import { audit } from './audit.ts';
import { checks } from './checks/index.ts';
import { apartDay } from './testing/apart-day.ts';
import { apartCases } from './testing/apart-cases.ts';
import { paperCases, paperDays } from './testing/paper-cases.ts';
import { day, morning, violation, type Case } from './testing/case.ts';
import { failureCases } from './testing/failure-cases.ts';
import type { AuditEntry } from './entry.ts';
import {
  at,
  called,
  closed,
  deed,
  desk,
  drained,
  fails,
  finished,
  green,
  greenChannel,
  handCalled,
  issued,
  journal,
  listed,
  nothing,
  opened,
  plan,
  regular,
  windowOpens,
} from './testing/hand-made.ts';
import type { Line, Told } from './testing/hand-made.ts';
import { honestDay } from './testing/honest-day.ts';

const [first] = journal([['08:00', opened]]);
const person = { key: 'a'.repeat(64), maskedName: '李*', ageBand: '18-64' } as const;

const queueCases: readonly Case[] = [
  violation(
    'known-events',
    'an event of a kind nobody knows',
    ['A001'],
    day(['08:01', { type: 'ticketTeleported', ticket: 'A001' }]),
  ),
  violation(
    'known-events',
    'an event without what its kind must carry',
    ['A001'],
    day(['08:01', { type: 'ticketHeld', ticket: 'A001', window: 1 }]),
  ),
  violation(
    'known-events',
    'an event that is no event',
    [null],
    journal([...morning, ['08:01']]).map((entry, line) =>
      line === 1 ? { ...entry, events: ['not JSON'] } : entry,
    ),
  ),
  violation(
    'acts-once',
    'one command id twice',
    [null],
    [...day(['08:01', issued('A001')]), { ...day(['08:02', issued('A002')])[1]!, commandId: 'command-002' }],
  ),
  violation(
    'acts-once',
    'a refused command with events',
    [null],
    day(['08:01', issued('A001')]).map((entry, line) =>
      line === 1 ? { ...entry, answer: { kind: 'refused', code: 'day-closed' } } : entry,
    ),
  ),
  violation(
    'acts-once',
    'an answer of no known form',
    [null],
    day(['08:01', issued('A001')]).map((entry, line) =>
      line === 1 ? { ...entry, answer: { done: true } } : entry,
    ),
  ),
  violation(
    'time-order',
    'a clock that ran backwards',
    [null],
    day(['08:05', issued('A001')], ['08:04:59', issued('A002')]),
  ),
  violation(
    'time-order',
    'an event of another time than its command',
    [null],
    day(['08:05', { ...issued('A001'), at: at('08:06') }]),
  ),
  violation('business-day', 'a ticket before the day', ['A001'], journal([['08:00', issued('A001')]])),
  violation(
    'business-day',
    'a ticket after the day was closed',
    ['A001'],
    day(['17:00', drained], ['17:10', closed], ['17:11', issued('A001')]),
  ),
  violation(
    'business-day',
    'a day closed on a waiting member',
    ['A001'],
    day(['08:01', issued('A001')], ['17:00', drained], ['17:10', closed]),
  ),
  violation('business-day', 'a day that closed by itself without draining', [null], day(['12:00', closed])),
  violation(
    'business-day',
    'a day opened while the one before is open',
    [null],
    [
      ...day(),
      ...journal([['32:00', { ...opened, date: '2026-11-24' }]], {
        day: '2026-11-24',
        commandId: 'next-day',
        answer: { kind: 'done' },
      }),
    ],
  ),
  violation(
    'business-day',
    'the same date opened twice',
    [null],
    day(['17:00', drained], ['17:10', closed], ['17:20', opened]),
  ),
  violation(
    'business-day',
    'a day reopened that was not closed',
    [null],
    day(['09:00', { type: 'dayReopened' }]),
  ),
  violation('business-day', 'a day that drains twice', [null], day(['17:00', drained], ['17:01', drained])),
  violation(
    'business-day',
    'a wrong count of tickets found open',
    [null],
    day(['08:01', issued('A001')], ['32:00', { type: 'dayFoundOpen', open: 2 }]),
  ),
  violation(
    'business-day',
    'a day found open on its own date',
    [null],
    day(['08:01', issued('A001')], ['12:00', { type: 'dayFoundOpen', open: 1 }]),
  ),
  violation(
    'business-day',
    'a line filed under another day',
    ['A001'].map(() => null),
    [first!, { ...day(['08:01', issued('A001')])[1]!, day: '2026-11-25' }],
  ),
  violation(
    'numbers',
    'a number given out twice',
    ['A001'],
    day(['08:01', issued('A001')], ['08:02', issued('A001')]),
  ),
  violation(
    'numbers',
    'a number left out',
    ['A003'],
    day(['08:01', issued('A001')], ['08:02', issued('A003')], ['08:03', issued('A004')]),
  ),
  violation('numbers', 'a number of another service’s series', ['B001'], day(['08:01', issued('B001')])),
  violation(
    'numbers',
    'a number beyond the hub’s own',
    ['A501'],
    day(
      ...Array.from({ length: 501 }, (_, n): Line => ['08:01', issued(`A${String(n + 1).padStart(3, '0')}`)]),
    ),
  ),
  violation(
    'ticket-life',
    'a call of a ticket never issued',
    ['A001'],
    day(['08:01', called('A001', 1, regular(0))]),
  ),
  violation(
    'ticket-life',
    'a miss of a ticket that is served already',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:02:20', { type: 'ticketRecalled', ticket: 'A001', window: 1, counts: true }],
      ['08:03', deed('ticketStarted', 'A001', 1)],
      ['08:04', deed('ticketMissed', 'A001', 1)],
    ),
  ),
  violation(
    'ticket-life',
    'a ticket done twice',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:03', finished('A001', 1)],
      ['08:04', finished('A001', 1)],
    ),
  ),
  violation(
    'balance',
    'a ticket out of nowhere',
    ['A007'],
    day(['08:01', { type: 'ticketCancelled', ticket: 'A007', reason: null }]),
  ),
  violation(
    'balance',
    'a ticket issued over another',
    ['A001'],
    day(['08:01', issued('A001')], ['08:02', issued('A001')]),
  ),
  violation(
    'one-place',
    'two windows that call one ticket',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:02', called('A001', 2, regular(1))],
    ),
  ),
  violation(
    'one-place',
    'a window that calls a second ticket',
    ['A002'],
    day(
      ['08:01', issued('A001')],
      ['08:01', issued('A002')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:03', called('A002', 1, regular(2))],
    ),
  ),
  violation(
    'one-place',
    'a window that finishes another’s ticket',
    ['A001'],
    day(['08:01', issued('A001')], ['08:02', called('A001', 1, regular(1))], ['08:03', finished('A001', 2)]),
  ),
  violation(
    'one-place',
    'a window that closes on its member',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:03', { type: 'windowClosed', window: 1 }],
    ),
  ),
  violation(
    'window-duty',
    'a call by a closed window',
    ['A001'],
    journal([
      ['08:00', opened, issued('A001')],
      ['08:01', called('A001', 1, regular(1))],
    ]),
  ),
  violation(
    'window-duty',
    'a call by a window that does not serve it',
    ['B001'],
    day(['08:01', issued('B001', { service: 'loan' })], ['08:02', called('B001', 1, regular(1))]),
  ),
  violation(
    'window-duty',
    'a call by a window the hall does not have',
    ['A001'],
    day(['08:01', issued('A001')], ['08:02', called('A001', 9, regular(1))]),
  ),
  violation(
    'window-duty',
    'a call of a ticket directed elsewhere',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', { type: 'ticketReassigned', ticket: 'A001', window: 2 }],
      ['08:03', called('A001', 1, { code: 'chosen' })],
    ),
  ),
  violation(
    'window-duty',
    'a window that resumes without a pause',
    [null],
    day(['08:01', { type: 'windowResumed', window: 1 }]),
  ),
  violation(
    'window-duty',
    'a pause of a window the hall does not have',
    [null],
    day(['08:01', { type: 'windowPaused', window: 8, reason: 'lunch', fault: false }]),
  ),
  violation(
    'delivery',
    'a call before the member has the ticket',
    ['A001'],
    day(
      ['08:01', issued('A001', { delivery: 'printing' })],
      ['08:02', called('A001', 1, { code: 'chosen' })],
    ),
  ),
  violation(
    'call-reason',
    'a reason nobody knows',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      [
        '08:02',
        {
          ...called('A001', 1, regular(1)),
          reason: { code: 'favour', helper: false },
        },
      ],
    ),
  ),
  ...(
    [
      ['wrong minutes', regular(7)],
      ['a green channel it has not', green(1)],
      ['an appointment it has not', { code: 'appointment', slot: '08:01' }],
      [
        'a promise it has not waited past',
        { code: 'overdue', class: 'regular', waitedMinutes: 1, promiseMinutes: 45 },
      ],
      ['a run of priority calls there was not', { code: 'bounded', priorityCalls: 1, waitedMinutes: 1 }],
      ['having been interrupted', { code: 'resumed', because: 'interrupted' }],
      ['being directed here', { code: 'directed', because: 'reassigned' }],
      ['having been reinstated', { code: 'reinstated', waitedMinutes: 1 }],
    ] as const
  ).map(([what, facts]) =>
    violation(
      'call-reason',
      `a call that claims ${what}`,
      ['A001'],
      day(['08:01', issued('A001')], ['08:02', called('A001', 1, facts)]),
    ),
  ),
  violation(
    'call-order',
    'a call past one who came first',
    ['A002'],
    day(['08:01', issued('A001')], ['08:02', issued('A002')], ['08:03', called('A002', 1, regular(1))]),
  ),
  violation(
    'call-order',
    'two of the same moment, the later number first',
    ['A002'],
    day(['08:01', issued('A001')], ['08:01', issued('A002')], ['08:03', called('A002', 1, regular(2))]),
  ),
  violation('priority-bound', 'a third priority call in a row', ['A001'], thirdPriorityCall(1, 2, 1)),
  violation(
    'priority-bound',
    'a third priority call in a row, at three windows',
    ['A001'],
    thirdPriorityCall(1, 2, 4),
  ),
  violation(
    'priority-bound',
    'a call said to count otherwise than it does',
    ['A001'],
    day(['08:01', issued('A001')], ['08:02', called('A001', 1, regular(1), 'outside')]),
  ),
  violation(
    'misses',
    'a miss after one call',
    ['A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:03', deed('ticketMissed', 'A001', 1)],
    ),
  ),
  violation(
    'misses',
    'a recall counted too soon',
    ['A001', 'A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:02:05', { type: 'ticketRecalled', ticket: 'A001', window: 1, counts: true }],
      ['08:03', deed('ticketMissed', 'A001', 1)],
    ),
  ),
  violation(
    'misses',
    'a ticket reinstated too late, and again',
    ['A001', 'A001'],
    day(
      ['08:01', issued('A001')],
      ...missedAt('08:02', regular(1)),
      ['08:40', { type: 'ticketReinstated', ticket: 'A001', after: 0 }],
      ...missedAt('08:41', regular(40)),
      ['08:50', { type: 'ticketReinstated', ticket: 'A001', after: 0 }],
    ),
  ),
  violation(
    'grades',
    'a second grade, and one at a window that never called it',
    ['A001', 'A001'],
    day(
      ['08:01', issued('A001')],
      ['08:02', called('A001', 1, regular(1))],
      ['08:03', { type: 'ticketEvaluated', ticket: 'A001', window: 1, grade: 1 }],
      ['08:04', { type: 'ticketEvaluated', ticket: 'A001', window: 2, grade: 5 }],
    ),
  ),
  violation(
    'one-ticket-per-person',
    'a second open ticket of a service',
    ['A002'],
    day(['08:01', issued('A001', { member: person })], ['08:02', issued('A002', { member: person })]),
  ),
];

const cases = [...queueCases, ...apartCases, ...paperCases, ...failureCases];

/** Three green tickets called in a row while a regular one waits. Window 4 is an ordinary one that is there for this. */
function thirdPriorityCall(...windows: number[]): AuditEntry[] {
  const four = {
    ...opened,
    plan: { ...plan, windows: [...plan.windows, { ...plan.windows[0]!, number: 4 }] },
  };
  const greens = windows.map((_, n): Line => ['08:02', issued(`A00${n + 2}`, greenChannel)]);
  const calls = windows.map((window, n): Line => [
    `08:0${n + 3}`,
    called(`A00${n + 2}`, window, green(n + 1)),
    finished(`A00${n + 2}`, window),
  ]);
  return journal([
    ['08:00', four, windowOpens(1), windowOpens(2), windowOpens(4)],
    ['08:01', issued('A001')],
    ...greens,
    ...calls,
  ]);
}

function missedAt(time: string, facts: CallFacts): Line[] {
  return [
    [time, called('A001', 1, facts)],
    [`${time}:20`, { type: 'ticketRecalled', ticket: 'A001', window: 1, counts: true }],
    [`${time}:30`, deed('ticketMissed', 'A001', 1)],
  ];
}

describe('the offline checker', () => {
  it('finds nothing wrong with an honest day', () => {
    const { violations, days } = audit(journal(honestDay));
    expect(violations).toEqual([]);
    expect(days.get('2026-11-23')).toEqual({ commands: 41, events: 48, tickets: 7, calls: 11 });
  });

  it('finds nothing wrong with a day that came into the books afterwards', () => {
    const { violations, days } = audit(journal(apartDay));
    expect(violations).toEqual([]);
    expect(days.get('2026-11-23')).toMatchObject({ tickets: 8, calls: 10 });
  });

  it('finds nothing wrong with desks that lease paper numbers, keep them, and give them back', () => {
    expect(audit(paperDays).violations).toEqual([]);
  });

  it('goes on with what the day before left open', () => {
    const [printer] = [fails('i1', { id: 'K1-printer', kind: 'printer', kiosk: 'K1' }, 'too-hot')];
    const { conflict } = listed('c1', { kind: 'foreign-number', ticket: 'A501' });
    const carried = { ...nothing, incidents: [printer.incident], conflicts: [conflict] };
    const entries = journal([
      ['08:00', { ...opened, carried }],
      ['08:01', { type: 'incidentQuiet', incident: 'i1' }],
      ['08:02', { type: 'incidentClosed', incident: 'i1', how: 'cleared', note: '已查', by: desk }],
      ['08:03', { type: 'conflictResolved', conflict: 'c1', note: '已核对', by: desk }],
    ]);
    expect(audit(entries).violations).toEqual([]);
  });

  it('lets a call by hand be taken back', () => {
    const entries = day(
      ['08:01', issued('A001')],
      ['08:02', issued('A002', greenChannel)],
      ['08:02', issued('A003', greenChannel)],
      ['08:02', issued('A004', greenChannel)],
      ['08:03', called('A002', 1, green(1)), finished('A002', 1)],
      ['08:03', called('A003', 1, green(1)), finished('A003', 1)],
      ['08:10', handCalled('A001', 1, '08:04'), handCalled('A001', 1, '08:05')],
      ['08:10', deed('callCancelled', 'A001', 1)],
      ['08:11', called('A004', 1, green(9))],
    );
    const { violations } = audit(entries);
    expect(violations.map(({ check, ticket }) => [check, ticket])).toEqual([['priority-bound', 'A001']]);
  });

  it('has a violating day for each of its checks', () => {
    expect(new Set(cases.map(({ check }) => check))).toEqual(new Set(checks.map(({ name }) => name)));
  });

  it.each(cases)('$check: catches $what', ({ check, tickets, entries }) => {
    const { violations } = audit(entries);
    const own = violations.filter((violation) => violation.check === check);
    expect(own.map(({ ticket }) => ticket ?? null)).toEqual(tickets);
  });

  it('takes a second day after the first was closed, in one command or in two', () => {
    const next = { ...opened, date: '2026-11-24' };
    const of24 = {
      day: '2026-11-24',
      commandId: 'next-day',
      answer: { kind: 'done' },
    };
    const evening = day(['17:00', drained]);
    const overnight = { type: 'dayClosed', how: 'overnight', reason: null };
    const oneCommand = journal([['32:00', overnight, next, issued('A001')]], of24);
    expect(audit([...evening, ...oneCommand]).violations).toEqual([]);
    expect(
      audit([...day(['17:00', drained], ['24:10', overnight]), ...journal([['32:00', next]], of24)])
        .violations,
    ).toEqual([]);
  });

  it('takes what was done around the hall before the first day and after a day, and no act it does not know', () => {
    const act: Told = { type: 'actRecorded', act: 'password-reset', about: '03' };
    const acts = journal([
      ['07:00', act],
      ['08:00', opened],
      ['17:00', drained],
      ['17:10', closed],
      ['18:00', act],
    ]);
    expect(audit(acts).violations).toEqual([]);
    const unknown = { ...act, act: 'door-painted' };
    expect(audit(journal([['07:00', unknown]])).violations).toMatchObject([{ check: 'known-events' }]);
  });

  it('lets a call that was taken back count as none', () => {
    const entries = day(
      ['08:01', issued('A001')],
      ['08:02', issued('A002', greenChannel)],
      ['08:02', issued('A003', greenChannel)],
      ['08:03', called('A002', 1, green(1))],
      ['08:03', deed('callCancelled', 'A002', 1)],
      ['08:04', called('A002', 1, green(2))],
      ['08:04', called('A003', 2, green(2))],
    );
    expect(audit(entries).violations).toEqual([]);
  });

  it('lets a ticket that was called and came back begin to count anew', () => {
    const entries = day(
      ['08:01', issued('A001')],
      ['08:02', issued('A002', greenChannel)],
      ['08:02', issued('A003', greenChannel)],
      ['08:03', called('A002', 1, green(1)), finished('A002', 1)],
      ['08:03', called('A003', 1, green(1)), finished('A003', 1)],
      ...missedAt('08:04', { code: 'bounded', priorityCalls: 2, waitedMinutes: 3 }),
      ['08:05', { type: 'ticketReinstated', ticket: 'A001', after: 0 }],
      ['08:05', issued('A004', greenChannel)],
      ['08:06', called('A004', 1, green(1))],
    );
    expect(audit(entries).violations).toEqual([]);
  });

  it('keeps what a ticket saw before a call that was taken back', () => {
    const entries = day(
      ['08:01', issued('A001')],
      ['08:02', issued('A002', greenChannel)],
      ['08:02', issued('A003', greenChannel)],
      ['08:02', issued('A004', greenChannel)],
      ['08:03', called('A002', 1, green(1)), finished('A002', 1)],
      ['08:03', called('A003', 1, green(1)), finished('A003', 1)],
      ['08:04', called('A001', 1, regular(3)), deed('callCancelled', 'A001', 1)],
      ['08:05', called('A004', 1, green(3))],
    );
    const { violations } = audit(entries);
    expect(violations.map(({ check, ticket }) => [check, ticket])).toEqual([['priority-bound', 'A001']]);
  });

  it('names line, event, ticket and expectation', () => {
    const { violations } = audit(
      day(
        ['08:01', issued('A001')],
        ['08:02', called('A001', 1, regular(1))],
        ['08:03', finished('A001', 2)],
      ),
    );
    expect(violations).toEqual([
      {
        check: 'one-place',
        hall: 'centre',
        day: '2026-11-23',
        commandId: 'command-004',
        event: 7,
        at: at('08:03'),
        ticket: 'A001',
        found: 'ticketFinished at window 2 while window 1 has it',
        expected: 'window 1 to do it',
      },
    ]);
  });
});
