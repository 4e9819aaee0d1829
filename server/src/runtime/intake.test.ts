import { describe, expect, it } from 'vitest';
import type { Actor, Answer } from '@jiaohao/shared';
import { createIntake, type Intake, type IntakeBounds } from './intake.ts';
import { unwatched } from './watch.ts';

const bounds: IntakeBounds = { waiting: { agents: 6, pages: 3 }, batch: 4 };
const keypad: Actor = { agent: 'D1' };
const page: Actor = { staff: '10' };
const done = (id: string): Answer => ({ id, outcome: 'accepted', result: { kind: 'done' } });

const add = (intake: Intake, id: string, actor: Actor): Promise<Answer> | null =>
  intake.add({ id, command: { kind: 'call-next', window: 1 }, actor });
const ids = (wishes: readonly { readonly id: string }[]): string[] => wishes.map(({ id }) => id);

describe('the intake', () => {
  it('given pages came first, when a key is pressed, then the key is decided first', () => {
    const intake = createIntake(bounds, unwatched);
    for (const id of ['page-1', 'page-2']) void add(intake, id, page);
    void add(intake, 'key-1', keypad);
    void add(intake, 'watch-1', { hub: 'watch' });
    expect(ids(intake.take())).toEqual(['key-1', 'watch-1', 'page-1', 'page-2']);
  });

  it('given more agents than one batch has room for, then pages still have a quarter, and what is left comes next', () => {
    const intake = createIntake(bounds, unwatched);
    for (const n of [1, 2, 3, 4, 5, 6]) void add(intake, `key-${n}`, keypad);
    for (const n of [1, 2]) void add(intake, `page-${n}`, page);
    expect(ids(intake.take())).toEqual(['key-1', 'key-2', 'key-3', 'key-4', 'page-1']);
    expect([intake.waiting('agents'), intake.waiting('pages')]).toEqual([2, 1]);
    expect(ids(intake.take())).toEqual(['key-5', 'key-6', 'page-2']);
  });

  it('given a lane is full, then it takes nothing more, the other lane does, and there is room again once some are taken', () => {
    const shed: string[] = [];
    const intake = createIntake(bounds, { ...unwatched, shed: (lane) => shed.push(lane) });
    for (const n of [1, 2, 3]) expect(add(intake, `page-${n}`, page)).not.toBeNull();
    expect(add(intake, 'page-4', page)).toBeNull();
    expect(intake.promised('page-4')).toBeUndefined();
    for (const n of [1, 2, 3, 4, 5, 6]) expect(add(intake, `key-${n}`, keypad)).not.toBeNull();
    expect(add(intake, 'key-7', keypad)).toBeNull();
    expect(shed).toEqual(['pages', 'agents']);
    intake.take();
    expect(add(intake, 'page-4', page)).not.toBeNull();
  });

  it('given a batch failed, then what is put back comes before what came later, each in its lane', () => {
    const intake = createIntake(bounds, unwatched);
    for (const [id, actor] of [
      ['page-1', page],
      ['key-1', keypad],
      ['key-2', keypad],
    ] as const)
      void add(intake, id, actor);
    const taken = intake.take();
    void add(intake, 'key-3', keypad);
    void add(intake, 'page-2', page);
    taken[0]?.answer(done('key-1'));
    intake.putBack(taken);
    expect(ids(intake.take())).toEqual(['key-2', 'key-3', 'page-1', 'page-2']);
  });

  it('tells how long each waited and that it was answered', async () => {
    const told: string[] = [];
    const intake = createIntake(bounds, {
      ...unwatched,
      taken: (lane, seconds) => told.push(`taken ${lane} ${seconds >= 0}`),
      answered: (lane, kind, { outcome }, seconds) =>
        told.push(`answered ${lane} ${kind} ${outcome} ${seconds >= 0}`),
    });
    const answered = add(intake, 'page-1', page);
    for (const { id, answer } of intake.take()) answer(done(id));
    await answered;
    expect(told).toEqual(['taken pages true', 'answered pages call-next accepted true']);
  });
});
