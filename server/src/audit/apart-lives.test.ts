import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyLife, live } from '../testing/apart-lives.ts';
import { audit } from './audit.ts';
import type { AuditEntry } from './entry.ts';
import { violationLine } from './report.ts';

it('the checker finds nothing wrong with what agents bring back in whatever order', () => {
  fc.assert(
    fc.property(anyLife, (life) => {
      const entries = live(life).lines.map(({ day, at, events }, line): AuditEntry => {
        const commandId = `command-${line}`;
        const answer = { kind: 'done' };
        return { hall: 'jinhua', day, at, commandId, answer, events: JSON.parse(JSON.stringify(events)) };
      });
      expect(audit(entries).violations.map(violationLine)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
