import { describe, expect, it } from 'vitest';
import { topics, type Command } from '@jiaohao/shared';
import { mayCommand, readableTopics, waysUp, type AgentProfile } from './access.ts';

const kiosk: AgentProfile = { id: 'K1', kind: 'kiosk', windows: new Set() };
const display: AgentProfile = { id: 'D1', kind: 'display', windows: new Set([1, 2]) };

describe('an agent’s topics', () => {
  it('are its own ways up and nothing else', () => {
    const channelOf = waysUp('centre', 'K1');
    expect(channelOf(topics.commands('centre', 'K1'))).toBe('commands');
    expect(channelOf(topics.reports('centre', 'K1'))).toBe('reports');
    expect(channelOf(topics.presence('centre', 'K1'))).toBe('presence');
    expect(channelOf(topics.frames('centre', 'K1'))).toBe('frames');
    expect(channelOf(topics.testResults('centre', 'K1'))).toBe('testResults');
    expect(channelOf(topics.equipmentReports('centre', 'K1'))).toBe('equipmentReports');
    for (const foreign of [
      topics.commands('centre', 'K2'),
      topics.frames('centre', 'K2'),
      topics.tests('centre', 'K1'),
      topics.equipment('centre', 'K1'),
      topics.equipmentReports('centre', 'K2'),
      topics.commands('branch', 'K1'),
      `${topics.commands('centre', 'K1')}/more`,
      topics.answers('centre', 'K1'),
      topics.board('centre', 1),
      topics.kioskMenu('centre', 'K1'),
      '$SYS/anything',
    ])
      expect(channelOf(foreign)).toBeNull();
  });

  it('to listen to are its answers and what it looks after', () => {
    expect([...readableTopics('centre', kiosk)]).toEqual([
      topics.answers('centre', 'K1'),
      topics.watch('centre', 'K1'),
      topics.tests('centre', 'K1'),
      topics.equipment('centre', 'K1'),
      topics.roster('centre'),
      topics.kioskMenu('centre', 'K1'),
      topics.numberLease('centre', 'K1'),
    ]);
    expect([...readableTopics('centre', display)]).toEqual([
      topics.answers('centre', 'D1'),
      topics.watch('centre', 'D1'),
      topics.tests('centre', 'D1'),
      topics.equipment('centre', 'D1'),
      topics.roster('centre'),
      topics.board('centre', 1),
      topics.keypad('centre', 1),
      topics.board('centre', 2),
      topics.keypad('centre', 2),
    ]);
  });
});

describe('an agent’s commands', () => {
  const issue: Command = { kind: 'issue', service: 'deposit', source: 'kiosk' };
  const offline = {
    kind: 'back-enter-ticket',
    ticket: 'A501',
    service: 'deposit',
    source: 'offline',
    issuedAt: 1,
    delivery: 'printed',
  } as const;
  const calledByHand = { kind: 'back-enter-call', window: 1, digits: '501', calledAt: 2 } as const;
  it.each<[string, AgentProfile, Command, boolean]>([
    ['a kiosk issues', kiosk, issue, true],
    ['a kiosk is not the desk', kiosk, { ...issue, source: 'desk' }, false],
    ['a kiosk does not call', kiosk, { kind: 'call-next', window: 1 }, false],
    ['a kiosk does not close the day', kiosk, { kind: 'close-day' }, false],
    [
      'a kiosk grants nothing',
      kiosk,
      { kind: 'grant-green', ticket: 'A001', green: { reason: 'urgent' } },
      false,
    ],
    ['a keypad calls for its window', display, { kind: 'call-next', window: 2 }, true],
    ['a keypad does not call for another agent’s window', display, { kind: 'call-next', window: 3 }, false],
    ['a keypad issues nothing', display, issue, false],
    ['a keypad does not change what a window serves', display, { kind: 'change-window', window: 1 }, false],
    ['a kiosk enters what it gave out without the hub', kiosk, offline, true],
    ['a kiosk does not enter the desk’s paper book', kiosk, { ...offline, source: 'paper' }, false],
    ['a kiosk enters no calls', kiosk, calledByHand, false],
    ['a kiosk wants numbers for itself', kiosk, { kind: 'lease-numbers', kiosk: 'K1' }, true],
    ['a kiosk wants no numbers for another', kiosk, { kind: 'lease-numbers', kiosk: 'K2' }, false],
    ['a display agent enters calls of its windows', display, calledByHand, true],
    ['a display agent enters no calls of others', display, { ...calledByHand, window: 3 }, false],
    ['a display agent enters no tickets', display, offline, false],
    [
      'nobody but the hub observes',
      kiosk,
      { kind: 'observe', subject: { id: 'K1', kind: 'kiosk' }, faults: [], since: 1 },
      false,
    ],
    ['a keypad reassigns nothing', display, { kind: 'reassign', ticket: 'A001', window: 1 }, false],
  ])('%s', (_, agent, command, allowed) => {
    expect(mayCommand(agent, command)).toBe(allowed);
  });
});
