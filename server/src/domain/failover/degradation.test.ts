import { describe, expect, it } from 'vitest';
import { bilingual, deviceFaults, faults, subjectKinds } from '@jiaohao/shared';
import type { Fault, SubjectKind } from '@jiaohao/shared';
import type { DegradationRow } from './degradation-row.ts';
import { degradation, rowFor } from './degradation.ts';

const paper = ['paper-near-end', 'paper-out', 'cover-open', 'cutter'] as const;
const machines = ['gone', 'disk-full', 'journal-damaged'] as const;

/** What such a subject cannot have. Everything else that may be reported has its row. */
const none: Record<SubjectKind, readonly Fault[]> = {
  printer: machines,
  'card-reader': [...paper, 'too-hot', ...machines],
  keypad: [...paper, 'too-hot', ...machines],
  evaluator: [...paper, 'too-hot', ...machines],
  board: [...paper, ...machines],
  'counter-bus': [...paper, 'too-hot', ...machines],
  speaker: ['cable-noise', ...paper, 'too-hot', ...machines],
  kiosk: [...deviceFaults, 'disk-full', 'journal-damaged'],
  'display-agent': [...deviceFaults, 'disk-full', 'journal-damaged'],
  window: [...deviceFaults, ...machines],
  hub: deviceFaults,
};

const rows: readonly DegradationRow[] = degradation;
const pairs = subjectKinds.flatMap((kind) => faults.map((fault) => [kind, fault] as const));

describe('The table of what fails', () => {
  it('has one row for every fault of every subject that can have it, and none for the others', () => {
    const without = pairs.filter(([kind, fault]) => rowFor(kind, fault) === null);
    expect(without).toEqual(pairs.filter(([kind, fault]) => none[kind].includes(fault)));
    const covered = rows.flatMap((row) =>
      row.kinds.flatMap((kind) => row.faults.map((fault) => `${kind} ${fault}`)),
    );
    expect(new Set(covered).size).toBe(covered.length);
  });

  it('names the rows of the hall’s failure table with the times they are noticed in', () => {
    expect(Object.fromEntries(rows.map((row) => [row.id, row.noticeWithinSeconds]))).toEqual({
      'paper-near-end': 1,
      'printer-stopped': 3,
      'too-hot': 1,
      'card-reader': 3,
      'board-silent': 5,
      'counter-bus': 1,
      evaluator: 1,
      'speaker-silent': null,
      'cable-noise': 10,
      'kiosk-gone': 10,
      'display-agent-gone': 10,
      'window-failed': null,
      'hub-gone': 5,
      outage: null,
      crowding: null,
      'disk-full': 5,
      'journal-damaged': null,
    });
  });

  it('says in Chinese and in English what member, staff and hub do, then and when it is back', () => {
    for (const row of rows) {
      for (const said of [row.name, row.member, row.staff, row.hub, row.back]) {
        expect.soft(bilingual.safeParse(said).success, row.id).toBe(true);
        expect.soft(said.zh, row.id).toMatch(/\p{Script=Han}/u);
        expect.soft(said.en, row.id).not.toMatch(/^\P{Script=Latin}*$/u);
      }
    }
  });

  it('makes no fault a mere task that takes something away, and lets only a technician clear what is dangerous', () => {
    const tasks = rows.filter(({ severity }) => severity === 'task');
    expect(new Set(tasks.flatMap(({ effects }) => effects))).toEqual(new Set(['desk-task', 'duty-alert']));
    expect(rowFor('printer', 'too-hot')).toMatchObject({ severity: 'urgent', clearedBy: 'technician' });
    expect(rowFor('board', 'too-hot')?.id).toBe('too-hot');
  });
});
