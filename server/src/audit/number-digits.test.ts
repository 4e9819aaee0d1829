import { expect, it } from 'vitest';
import { gaveOut } from '../domain/back-entry/testing/entries.ts';
import { Hall } from '../domain/testing/given.ts';
import { planWith } from '../domain/testing/plans.ts';
import { audit } from './audit.ts';
import type { AuditEntry } from './entry.ts';

it('a number with fewer digits than the day’s is not the kiosk’s, whatever its value: it has to be on the list', () => {
  const hall = new Hall(planWith({ kiosks: ['K1'], settings: { numberDigits: 4 } }));
  hall.take(gaveOut('B0501', 'withdrawal', '08:50'));
  const before = hall.journal.length;
  hall.take(gaveOut('B501', 'withdrawal', '08:51'));
  const entryOf = (events: unknown[], line: number): AuditEntry => {
    const commandId = `command-${line}`;
    const answer = { kind: 'done' };
    return { hall: 'jinhua', day: String(hall.state.date), at: hall.stamp.at, commandId, answer, events };
  };
  const first = entryOf(hall.journal.slice(0, before), 1);
  const second = hall.journal.slice(before);
  const broken = (events: unknown[]) =>
    audit([first, entryOf(events, 2)]).violations.map(({ check }) => check);
  expect(broken(second)).toEqual([]);
  expect(broken(second.filter(({ type }) => type !== 'conflictFound'))).toContain('number-ranges');
});
