import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviate, spellOut } from './abbreviations.ts';

describe('abbreviations in the journal', () => {
  it('given a command as it is written a hundred times a day, then less than half of it is left', () => {
    const command = JSON.stringify([
      [
        'c0ffee00-0000-4000-8000-000000000001',
        0,
        0,
        [{ type: 'ticketFinished', window: 7, ticket: 'C029', by: { staff: '17', window: 7 } }],
      ],
    ]);
    expect(abbreviate(command).length).toBeLessThan(command.length * 0.6);
    expect(spellOut(abbreviate(command))).toBe(command);
  });

  it('given any JSON, with whatever letters and control characters in its strings, then it is the same again', () => {
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
          for (const json of [JSON.stringify(any), JSON.stringify(events)])
            expect(spellOut(abbreviate(json))).toBe(json);
        },
      ),
      { numRuns: 500 },
    );
  });
});
