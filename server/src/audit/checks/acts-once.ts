import { z } from 'zod';
import type { AuditEntry } from '../entry.ts';
import type { Check, Complaint } from './check.ts';

const kept = z.looseObject({ kind: z.enum(['done', 'called', 'refused', 'ticket']) });

/** Invariant 6: a command delivered twice acts once. */
export const actsOnce: Check = {
  name: 'acts-once',
  rule: 'A command id is in the journal once, over all days; what was refused left no event.',
  start() {
    const days = new Map<string, string>();
    return {
      entry(entry) {
        const first = days.get(entry.commandId);
        days.set(entry.commandId, first ?? entry.day);
        const twice: Complaint[] =
          first === undefined
            ? []
            : [
                {
                  found: `command ${entry.commandId} acts again, first on ${first}`,
                  expected: 'one act of it',
                },
              ];
        return [...twice, ...answered(entry)];
      },
    };
  },
};

function answered(entry: AuditEntry): Complaint[] {
  const answer = kept.safeParse(entry.answer);
  if (!answer.success) return [{ found: 'the answer is malformed', expected: 'what the sender was told' }];
  if (answer.data.kind === 'refused' && entry.events.length > 0) {
    return [{ found: 'it was refused and left events', expected: 'no events of a refused command' }];
  }
  return [];
}
