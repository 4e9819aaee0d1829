import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviate, spellOut } from './abbreviations.ts';

describe('abbreviations in the journal', () => {
  it('given a command as it is written a hundred times a day, then less than half of it is left', () => {
    const ids = ['c0ffee00-0000-4000-8000-000000000001'];
    const finished = { type: 'ticketFinished', window: 7, ticket: 'C029', by: { staff: '17', window: 7 } };
    const command = [ids, [0], [[0, finished]]].map((line) => JSON.stringify(line)).join('\n');
    expect(abbreviate(command).length).toBeLessThan(command.length * 0.6);
    expect(spellOut(abbreviate(command))).toBe(command);
  });

  it('given any lines of JSON, with whatever letters and control characters in their strings, then they are the same again', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'ticket',
        'regular',
        '","ticket":"',
        'printing',
        '"by":{"agent":"K1"}',
        '\u0001',
        '\u001f#',
      ),
    );
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.dictionary(fc.constantFrom('type', 'ticket', 'window', 'by', 'reason'), word)),
        (any, events) => {
          const lines = `${JSON.stringify(any)}\n${JSON.stringify(events)}`;
          expect(spellOut(abbreviate(lines))).toBe(lines);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the list of abbreviations', () => {
  it('given every piece of it by itself, then it is the same again', () => {
    for (const piece of [
      '"]\n[0]\n[[0,{"type":"ticket',
      '"],0]]\n[[0,{"type":"ticketIssued","ticket":"',
      '"printing"',
    ])
      expect(spellOut(abbreviate(piece))).toBe(piece);
  });
});
