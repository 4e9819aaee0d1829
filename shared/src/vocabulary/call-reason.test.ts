import { describe, expect, it } from 'vitest';
import { reasonWords, type CallFacts, type CallReason } from './call-reason.ts';

const said = (facts: CallFacts, helper = false) => reasonWords('B001', { ...facts, helper });

describe('Why a ticket is called, for whoever asks', () => {
  it('names the ticket and the rule in both languages', () => {
    expect(said({ code: 'regular', waitedMinutes: 12 })).toEqual({
      zh: 'B001：按先后顺序，等候最久（已等12分钟）。',
      en: 'B001: first come, first served: it waited longest (12 min).',
    });
    expect(said({ code: 'green', greenReason: 'elderly', waitedMinutes: 0 })).toEqual({
      zh: 'B001：绿色通道（老年人），已等0分钟。',
      en: 'B001: green channel (elderly), waited 0 min.',
    });
    expect(said({ code: 'directed', because: 'held-here' }, true).zh).toBe(
      'B001：材料已核对好，由本窗口接着办，本窗口协助办理。',
    );
  });

  it('is a sentence for every rule', () => {
    const every: CallFacts[] = [
      { code: 'directed', because: 'reassigned' },
      { code: 'resumed', because: 'interrupted' },
      { code: 'overdue', class: 'regular', waitedMinutes: 50, promiseMinutes: 45 },
      { code: 'appointment', slot: '09:30' },
      { code: 'green', greenReason: 'pregnant', waitedMinutes: 3 },
      { code: 'bounded', priorityCalls: 2, waitedMinutes: 3 },
      { code: 'regular', waitedMinutes: 3 },
      { code: 'reinstated', waitedMinutes: 3 },
      { code: 'chosen' },
    ];
    for (const facts of every) {
      const { zh, en } = said(facts);
      expect(zh).toMatch(/^B001：.{4,}。$/);
      expect(en).toMatch(/^B001: .{4,}\.$/);
      expect(en).not.toContain(facts.code === 'chosen' ? '…' : 'undefined');
    }
  });

  it('of a code that nobody knows is the code', () => {
    const unknown: CallReason = JSON.parse('{"code":"favour","helper":false}');
    expect(reasonWords('B001', unknown).zh).toBe('B001：favour。');
  });
});
