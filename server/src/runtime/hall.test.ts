import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '@jiaohao/shared';
import * as domain from '../domain/index.ts';
import { JournalError } from '../store/journal-error.ts';
import type { Journal } from '../store/journal.ts';
import {
  desk,
  gist,
  hallIn,
  handClock,
  issue,
  silentLog,
  smallHall,
  temporaryFolder,
  type HallUnderTest,
} from '../testing/hall.ts';
import { createRoom } from './room.ts';

let folder: ReturnType<typeof temporaryFolder>;
const open: HallUnderTest[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  folder.remove();
});

async function hall(...options: Parameters<typeof hallIn> extends [string, ...infer Rest] ? Rest : never) {
  const one = await hallIn(folder.path, ...options);
  open.push(one);
  return one;
}

const noRoom = new JournalError('no-room', 'journal.sqlite: there is no room');

/** A disk that lets the reserve be taken or not. */
function roomOn(disk: { hasRoom: boolean }, clock = handClock()) {
  const reserve = {
    take: () => disk.hasRoom,
    giveBack() {},
    someLeft: () => disk.hasRoom,
    isScarce: () => false,
  };
  return createRoom({ reserve, clock, log: silentLog });
}

/** A journal that counts its commits and can be held, broken, or made to lie. */
function tamper() {
  const state = {
    batches: [] as number[],
    /** Waited for before each append. */
    gate: Promise.resolve(),
    /** Throws before writing, after writing, or when anything is read. */
    broken: null as 'before' | 'after' | 'reads' | 'no room' | 'no room after all' | null,
    /** Pretends not to know any command. */
    forgetful: false,
  };
  const wrap = (disk: Journal): Journal => ({
    ...disk,
    async append(entries) {
      await state.gate;
      state.batches.push(entries.length);
      if (state.broken === 'before' || state.broken === 'reads') throw new Error('disk full');
      if (state.broken === 'no room') throw noRoom;
      const result = await disk.append(entries);
      if (state.broken === 'after') throw new Error('the line broke');
      if (state.broken === 'no room after all') throw noRoom;
      return result;
    },
    replay: (halls, tell) =>
      state.broken === 'reads' ? Promise.reject(new Error('disk gone')) : disk.replay(halls, tell),
    answersTo: (hall, ids) => (state.forgetful ? Promise.resolve(new Map()) : disk.answersTo(hall, ids)),
  });
  return { state, wrap };
}

function gate() {
  let lift = (): void => {};
  const closed = new Promise<void>((resolve) => {
    lift = resolve;
  });
  return { closed, lift };
}

describe('group commit', () => {
  it('takes all that came in during one turn to disk at once', async () => {
    const { state, wrap } = tamper();
    const { send, journal } = await hall({ wrap });
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(issue())));
    expect(state.batches).toEqual([50]);
    expect(answers.map(gist)).toEqual(
      Array.from({ length: 50 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`),
    );
    expect(await journal.days('centre')).toEqual([{ hall: 'centre', day: '2026-11-23', entries: 50 }]);
  });

  it('lets nothing out before it is on disk, and makes one batch of all that came in meanwhile', async () => {
    const { state, wrap } = tamper();
    const { hall: the, send, journal } = await hall({ wrap });
    const { closed, lift } = gate();
    state.gate = closed;
    const told: string[] = [];
    the.onRecorded(({ events }) => told.push(`recorded ${events.at(-1)?.type}`));
    const first = send(issue()).then((answer) => told.push(gist(answer)));
    await turns(5);
    const later = [send(issue()), send(issue()), send({ kind: 'call-next', window: 1 })];
    const looked = the.look((state) => told.push(`seen ${state.issued}`));
    await turns(5);
    expect(told).toEqual([]);
    expect(await journal.days('centre')).toEqual([]);

    lift();
    await Promise.all([first, looked, ...later]);
    expect(state.batches).toEqual([1, 3]);
    expect(told[0]).toBe('recorded ticketIssued');
    expect(told[1]).toBe('A001');
    expect(told).toContain('seen 3');
    expect((await Promise.all(later)).map(gist)).toEqual(['A002', 'A003', 'A001']);
  });
});

describe('a command that comes twice', () => {
  it('acts once while the first is on its way to disk', async () => {
    const { send, journal } = await hall();
    const [first, second] = await Promise.all([send(issue(), 'same-command'), send(issue(), 'same-command')]);
    expect(second).toEqual(first);
    expect(await journal.read({ hall: 'centre', day: '2026-11-23' })).toHaveLength(1);
  });

  it('gets its first answer later, accepted or refused', async () => {
    const { send } = await hall();
    const refused = await send({ kind: 'call-next', window: 1 }, 'press-too-early');
    const issued = await send(issue(), 'first-ticket');
    expect(gist(refused)).toBe('day-not-open');
    await send(issue(), 'second-ticket');
    expect(await send(issue(), 'first-ticket')).toEqual(issued);
    expect(await send({ kind: 'call-next', window: 1 }, 'press-too-early')).toEqual(refused);
  });

  it('gets its first answer after a restart', async () => {
    const first = await hallIn(folder.path);
    const issued = await first.send(issue(), 'before-the-cut');
    await first.close();
    const again = await hall();
    expect(await again.send(issue(), 'before-the-cut')).toEqual(issued);
    expect(gist(await again.send(issue()))).toBe('A002');
  });

  it('gets the first answer of another writer that was faster, and what came with it is decided anew', async () => {
    const { state, wrap } = tamper();
    const { send } = await hall({ wrap });
    const issued = await send(issue(), 'already-there');
    state.forgetful = true;
    const [repeat, other] = await Promise.all([send(issue(), 'already-there'), send(issue(), 'came-along')]);
    expect(repeat).toEqual(issued);
    expect(gist(other)).toBe('A002');
  });
});

describe('a batch that cannot be written', () => {
  it('never happened: its senders are refused, the hall is as before, and the same id may try again', async () => {
    const { state, wrap } = tamper();
    const { hall: the, send } = await hall({ wrap });
    await send(issue());
    state.broken = 'before';
    const recorded: unknown[] = [];
    the.onRecorded((batch) => recorded.push(batch));
    const refused = await Promise.all([send(issue(), 'unlucky-one'), send({ kind: 'call-next', window: 1 })]);
    expect(refused.map(gist)).toEqual(['not-recorded', 'not-recorded']);
    expect(recorded).toEqual([]);
    expect(await the.look((day) => [day.issued, day.windows.get(1)?.current])).toEqual([1, null]);

    state.broken = null;
    expect(gist(await send(issue(), 'unlucky-one'))).toBe('A002');
  });

  it('whose fate was unknown is looked up: who is on disk gets the real answer', async () => {
    const { state, wrap } = tamper();
    const { hall: the, send } = await hall({ wrap });
    state.broken = 'after';
    const answer = await send(issue());
    expect(gist(answer)).toBe('A001');
    state.broken = null;
    expect(gist(await send(issue()))).toBe('A002');
    expect(await the.look((day) => day.issued)).toBe(2);
  });

  it('and turns out to be on disk is told to boards and pages, once, before its answer', async () => {
    const { state, wrap } = tamper();
    const { hall: the, send } = await hall({ wrap });
    const told: string[] = [];
    the.onRecorded(({ events }) => told.push(...events.map(({ type }) => type)));
    state.broken = 'after';
    const toldByThen = await send(issue()).then(() => [...told]);
    expect(toldByThen).toEqual(['dayOpened', 'ticketIssued']);
    state.broken = null;
    await send(issue());
    expect(told).toEqual(['dayOpened', 'ticketIssued', 'ticketIssued']);
  });

  it('with a journal that cannot even be read: nobody sees what may not be true, until it can be read again', async () => {
    const { state, wrap } = tamper();
    const { hall: the, send } = await hall({ wrap });
    await send(issue());
    state.broken = 'reads';
    expect(gist(await send(issue()))).toBe('not-recorded');
    await expect(the.look((day) => day.issued)).rejects.toThrow('disk gone');
    expect(gist(await send(issue()))).toBe('not-recorded');
    state.broken = null;
    expect(await the.look((day) => day.issued)).toBe(1);
    expect(gist(await send(issue()))).toBe('A002');
  });
});

describe('a disk without room', () => {
  const setUp = async () => {
    const { state, wrap } = tamper();
    const clock = handClock();
    const disk = { hasRoom: true };
    const room = roomOn(disk, clock);
    const one = await hall({ wrap, clock, room });
    await one.send(issue());
    return { ...one, state, clock, disk, room };
  };

  it('is found by a batch that fails: what adds is refused, what serves is decided again and recorded', async () => {
    const { state, send, hall: the, room } = await setUp();
    state.broken = 'no room';
    room.onChange(() => {
      state.broken = null;
    });
    const answers = await Promise.all([send(issue()), send({ kind: 'call-next', window: 1 }), send(issue())]);
    expect(answers.map(gist)).toEqual(['disk-full', 'A001', 'disk-full']);
    expect(await the.look((day) => [day.issued, day.windows.get(1)?.current])).toEqual([1, 'A001']);
  });

  it('does not make of a refusal a decision: the same id is decided when there is room', async () => {
    const { send, journal, room, disk, clock } = await setUp();
    disk.hasRoom = false;
    room.ranOut();
    expect(gist(await send(issue(), 'wish-of-a-member'))).toBe('disk-full');
    expect(await journal.answersTo('centre', ['wish-of-a-member'])).toEqual(new Map());
    disk.hasRoom = true;
    clock.advance(5000);
    expect(gist(await send(issue(), 'wish-of-a-member'))).toBe('A002');
  });

  it('gives a repeat its first answer, and everything else a refusal, when nothing can be written', async () => {
    const { send, state, room, disk } = await setUp();
    const called = await send({ kind: 'call-next', window: 1 }, 'press-of-the-key');
    disk.hasRoom = false;
    room.ranOut();
    room.ranOut();
    state.batches = [];
    expect(await send({ kind: 'call-next', window: 1 }, 'press-of-the-key')).toEqual(called);
    expect(gist(await send({ kind: 'recall', window: 1 }))).toBe('disk-full');
    expect(state.batches).toEqual([]);
  });

  it('is told nothing that it did not record, and once what it did record after all', async () => {
    const { send, state, hall: the, room } = await setUp();
    const told: string[] = [];
    the.onRecorded(({ events }) => told.push(...events.map(({ type }) => type)));
    state.broken = 'no room after all';
    room.onChange(() => {
      state.broken = null;
    });
    expect(gist(await send(issue()))).toBe('A002');
    expect(told).toEqual(['ticketIssued']);
    expect(await the.look((day) => day.issued)).toBe(2);
  });

  it('does by itself what became due meanwhile, as soon as there is room', async () => {
    const { state, wrap } = tamper();
    const clock = handClock();
    const disk = { hasRoom: true };
    const room = roomOn(disk, clock);
    const plan = smallHall({ closesAt: '17:00', lingerMinutes: 10 });
    const one = await hall({ wrap, clock, room, plan: () => plan });
    await one.send(issue());
    disk.hasRoom = false;
    room.ranOut();
    room.ranOut();
    state.batches = [];
    clock.advance(8 * 3_600_000);
    expect(await one.hall.look((day) => day.phase)).toBe('open');
    expect(state.batches).toEqual([]);
    disk.hasRoom = true;
    clock.advance(5000);
    expect(await one.hall.look((day) => day.phase)).toBe('draining');
  });

  it('that nobody watches over refuses the batch like any other that fails', async () => {
    const { state, wrap } = tamper();
    const { send } = await hall({ wrap });
    state.broken = 'no room';
    expect(gist(await send(issue()))).toBe('not-recorded');
  });
});

describe('a wish that is not for now', () => {
  it('is refused without a trace, unless it has its answer already', async () => {
    const state: { code: 'settling' | null } = { code: null };
    const notNow = ({ command }: { command: Command }) => (command.kind === 'call-next' ? state.code : null);
    const { send, journal } = await hall({ notNow });
    await send(issue());
    await send(issue());
    const first = await send({ kind: 'call-next', window: 1 }, 'press-of-the-key');
    state.code = 'settling';
    expect(await send({ kind: 'call-next', window: 1 }, 'press-of-the-key')).toEqual(first);
    expect(gist(await send({ kind: 'call-next', window: 3 }, 'press-too-early'))).toBe('settling');
    expect(await journal.answersTo('centre', ['press-too-early'])).toEqual(new Map());
    state.code = null;
    expect(gist(await send({ kind: 'call-next', window: 3 }, 'press-too-early'))).toBe('A002');
  });
});

describe('a bug in a decision', () => {
  it('hits its own sender only and is not written down', async () => {
    const rules = {
      ...domain,
      decide: (...args: Parameters<typeof domain.decide>) => {
        if (args[2].kind === 'recall') throw new Error('a bug');
        return domain.decide(...args);
      },
    };
    const { send, journal } = await hall({ rules });
    const answers = await Promise.all([send(issue()), send({ kind: 'recall', window: 1 }), send(issue())]);
    expect(answers.map(gist)).toEqual(['A001', 'went-wrong', 'A002']);
    expect(await journal.read({ hall: 'centre', day: '2026-11-23' })).toHaveLength(2);
  });
});

describe('closing', () => {
  it('answers what came in and refuses what comes', async () => {
    const { hall: the, send } = await hall();
    const before = send(issue());
    const closed = the.close();
    const after = send(issue());
    await closed;
    expect([await before, await after].map(gist)).toEqual(['A001', 'stopping']);
  });
});

describe('the hall’s own clock', () => {
  const evening = { closesAt: '17:00', lingerMinutes: 10 };
  const phase = (the: HallUnderTest) => the.hall.look((day) => day.phase);

  it('drains the day at closing time and closes it when nobody is left, without anyone asking', async () => {
    const one = await hall({ plan: () => smallHall(evening) });
    await one.send(issue());
    one.clock.advance(8 * 3_600_000);
    expect(await phase(one)).toBe('draining');
    await one.send({ kind: 'call-next', window: 1 });
    await one.send({ kind: 'finish', window: 1 });
    one.clock.advance(10 * 60_000);
    expect(await phase(one)).toBe('closed');
    const entries = await one.journal.read({ hall: 'centre', day: '2026-11-23' });
    expect(
      entries
        .flatMap((entry) => entry.events.map((event) => event.type))
        .filter((type) => type.startsWith('day')),
    ).toEqual(['dayOpened', 'dayDrained', 'dayClosed']);
  });

  it('does at the start what became due while the hub was away', async () => {
    const first = await hallIn(folder.path, { plan: () => smallHall(evening) });
    await first.send(issue());
    await first.close();
    const clock = handClock(Date.parse('2026-11-23T17:30:00+08:00'));
    const again = await hall({ plan: () => smallHall(evening), clock });
    clock.advance(0);
    expect(await phase(again)).toBe('draining');
  });

  it('comes before a command that arrives later than the deadline', async () => {
    const clock = handClock();
    const one = await hall({ plan: () => smallHall(evening), clock: { ...clock, schedule: () => () => {} } });
    await one.send(issue());
    clock.advance(8 * 3_600_000 + 1);
    const kiosk = { agent: 'K1' };
    await one.hall.submit({
      id: 'after-closing',
      command: issue('deposit', 'kiosk'),
      actor: kiosk,
    });
    expect(await phase(one)).toBe('draining');
  });

  it('is not asked for ever when the hall refuses what it owed', async () => {
    const clock = handClock();
    let asked = 0;
    const rules = {
      ...domain,
      nextDeadline: () => ({ at: clock.now(), command: { kind: 'tick' } as const }),
      decide: (...args: Parameters<typeof domain.decide>) => {
        if (args[2].kind === 'tick') asked += 1;
        return domain.decide(...args);
      },
    };
    const one = await hall({ rules, clock });
    await one.send(issue());
    clock.advance(0);
    await one.hall.look(() => {});
    clock.advance(0);
    await one.hall.look(() => {});
    expect(asked).toBe(1);
  });

  it('keeps each day’s end in that day’s stream', async () => {
    // A quarter past midnight the clock has not yet looked for a day left open; the first ticket ends it.
    const clock = handClock(Date.parse('2026-11-23T23:30:00+08:00'));
    const one = await hall({ clock: { ...clock, schedule: () => () => {} } });
    await one.send(issue());
    await one.send({ kind: 'call-next', window: 1 });
    await one.send({ kind: 'finish', window: 1 });
    clock.advance(45 * 60_000);
    expect(gist(await one.send(issue()))).toBe('A001');
    const typesOn = async (day: string) =>
      (await one.journal.read({ hall: 'centre', day })).flatMap((entry) =>
        entry.events.map((event) => event.type),
      );
    expect((await typesOn('2026-11-23')).at(-1)).toBe('dayClosed');
    expect((await typesOn('2026-11-24'))[0]).toBe('dayOpened');
  });
});

describe('a listener that throws', () => {
  it('does not keep the answer from its sender', async () => {
    const { hall: the, send } = await hall();
    the.onRecorded(() => {
      throw new Error('a screen broke');
    });
    expect(gist(await send(issue()))).toBe('A001');
    expect(gist(await the.submit({ id: 'still-works', command: issue(), actor: desk }))).toBe('A002');
  });
});

/** Lets so many turns of the event loop pass. */
async function turns(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve));
}
