import { describe, expect, it } from 'vitest';
import type { Command } from '@jiaohao/shared';
import { agentIsThrough, mustSettle, settlingFrom } from './settling.ts';

const start = Date.parse('2026-11-23T09:00:00+08:00');
const callNext: Command = { kind: 'call-next', window: 1 };
const callNumber: Command = { kind: 'call-number', window: 1, digits: '12' };
const page = { staff: '01', window: 1 };
const keypad = { agent: 'D1' };

describe('after a start of the hub', () => {
  const settling = settlingFrom(start, ['D1', 'D2']);

  it('a page calls nobody until every display agent has said what it did by hand', () => {
    expect(mustSettle(settling, { command: callNext, actor: page }, start)).toBe(true);
    expect(mustSettle(settling, { command: callNumber, actor: page }, start)).toBe(true);
    const one = agentIsThrough(settling, 'D1');
    expect(mustSettle(one, { command: callNext, actor: page }, start)).toBe(true);
    const both = agentIsThrough(one, 'D2');
    expect(mustSettle(both, { command: callNext, actor: page }, start)).toBe(false);
  });

  it('nor longer than five seconds, when an agent does not come back', () => {
    expect(mustSettle(settling, { command: callNext, actor: page }, start + 4999)).toBe(true);
    expect(mustSettle(settling, { command: callNext, actor: page }, start + 5000)).toBe(false);
  });

  it('keypads call at once: what their agent did before is in its outbox, ahead of them', () => {
    expect(mustSettle(settling, { command: callNext, actor: keypad }, start)).toBe(false);
  });

  it('everything else goes on', () => {
    const others: Command[] = [
      { kind: 'finish', window: 1 },
      { kind: 'issue', service: 'deposit', source: 'desk' },
    ];
    for (const command of others) expect(mustSettle(settling, { command, actor: page }, start)).toBe(false);
  });

  it('a hall without display agents waits for nobody', () => {
    expect(mustSettle(settlingFrom(start, []), { command: callNext, actor: page }, start)).toBe(false);
  });
});
