import type { CommandMessage } from '@jiaohao/shared';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lease, liSi, menu, roster, slip, zhangSan } from '../testing/invented.ts';
import { boot, nineThirtyOne, pageOf, type BootOptions, type Running } from '../testing/kiosk-on-disk.ts';
import type { TestHub } from '../testing/test-hub.ts';
import { accepted } from '../testing/visits.ts';

let folder = '';
const running: Running[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-'));
});
afterEach(() => {
  for (const each of running.splice(0)) each.kill();
  rmSync(folder, { recursive: true });
});

function start(options: BootOptions = {}): Running {
  const started = boot(folder, options);
  running.push(started);
  return started;
}

function kill(killed: Running): void {
  running.splice(running.indexOf(killed), 1);
  killed.kill();
}

/** A kiosk that has heard everything from a hub that is now away. */
function leftAlone(options: BootOptions = {}): Running {
  const started = start(options);
  started.hub.publish(menu);
  started.hub.lease(lease);
  started.hub.roster(roster);
  started.hub.turn(false);
  return started;
}

/** A member with a card chooses rent. */
function chooses({ kiosk }: Running, card = liSi): void {
  kiosk.card(card);
  kiosk.touch({ touch: 'choose', service: 'withdrawal-rent' }, kiosk.page.serial);
  if (kiosk.page.page === 'green-offer') kiosk.touch({ touch: 'green', accept: false }, kiosk.page.serial);
}

const entries = (hub: TestHub) =>
  hub.of('back-enter-ticket').map(({ command }) => [command.ticket, command.delivery]);
/** Kinds of what was sent to last, in order. */
const told = (hub: TestHub) =>
  hub.sent.map(({ command }) => command.kind).filter((kind) => kind !== 'lease-numbers');
const done = (id: string) => ({ id, outcome: 'accepted', result: { kind: 'done' } }) as const;
const refusal = { code: 'already-entered', zh: '已补录', en: 'entered already', digits: '701' };

describe('a kiosk whose hub is away', () => {
  it('gives the next of its own numbers, prints it, and sends it to be entered with its true time', async () => {
    const alone = leftAlone();
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'printing', offline: true });
    expect(alone.prints).toMatchObject([
      { paper: { paper: 'offline-number', slip: { ticket: 'B501', waiting: { count: 2, asOf: '09:30' } } } },
    ]);
    // Back in the midst of it: what was begun without the hub is entered as such.
    alone.hub.turn(true);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    expect(alone.hub.of('back-enter-ticket')).toMatchObject([
      {
        command: {
          ticket: 'B501',
          service: 'withdrawal-rent',
          source: 'offline',
          issuedAt: nineThirtyOne,
          delivery: 'printed',
          member: { maskedName: '李*' },
        },
      },
    ]);
    expect(alone.hub.of('issue')).toEqual([]);
  });

  it('knows everything still after a restart without the hub', () => {
    kill(leftAlone());
    const again = start({ online: false });
    again.hub.turn(false);
    expect(again.kiosk.page).toMatchObject({ page: 'start', hall: menu.hall, offline: true });
    chooses(again);
    expect(again.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B501' } });
  });

  it('shows the number it has given to the same person again, and a second paper says so', async () => {
    const alone = leftAlone();
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'existing', slip: { ticket: 'B501' }, canReprint: true });
    alone.kiosk.touch({ touch: 'reprint' }, alone.kiosk.page.serial);
    expect(alone.prints[1]).toMatchObject({ paper: { reprint: true, slip: { ticket: 'B501' } } });
    alone.prints[1]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    chooses(alone, zhangSan);
    expect(alone.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B503' } });
    expect(entries(alone.hub)).toEqual([['B501', 'printed']]);
  });

  it('tells the hub when somebody who had left without the number has it after all', async () => {
    const alone = leftAlone();
    chooses(alone);
    kill(alone);
    const again = start({ online: false });
    again.hub.turn(false);
    expect(entries(again.hub)).toEqual([['B501', 'undelivered']]);
    chooses(again);
    expect(again.kiosk.page).toMatchObject({ page: 'existing', slip: { ticket: 'B501' } });
    again.kiosk.touch({ touch: 'noted' }, again.kiosk.page.serial);
    expect(again.hub.of('confirm-delivery')).toMatchObject([
      { command: { ticket: 'B501', delivery: 'shown-on-screen' } },
    ]);
    expect(entries(again.hub)).toHaveLength(1);
  });

  it('says so when its numbers are used up', async () => {
    const alone = leftAlone();
    for (const expected of ['B501', 'B503', 'B561', 'B562', 'B563', null]) {
      alone.kiosk.touch({ touch: 'begin' }, alone.kiosk.page.serial);
      alone.kiosk.touch({ touch: 'choose', service: 'withdrawal-rent' }, alone.kiosk.page.serial);
      expect(alone.prints.at(-1)?.paper).toMatchObject(
        expected === null ? { slip: { ticket: 'B563' } } : { slip: { ticket: expected } },
      );
      alone.prints.at(-1)?.end({ printed: true });
      await pageOf(alone.kiosk, expected === null ? 'ask-desk' : 'printed');
      alone.kiosk.touch({ touch: 'leave' }, alone.kiosk.page.serial);
    }
    expect(entries(alone.hub)).toHaveLength(5);
  });

  it('begins with its first block on another day, and counts only that day’s', async () => {
    const alone = leftAlone();
    chooses(alone);
    kill(alone);
    const tomorrow = start({ online: false, now: () => nineThirtyOne + 24 * 3_600_000 });
    tomorrow.hub.turn(false);
    chooses(tomorrow);
    // The number of yesterday is not the one of today, though it is the same person.
    expect(tomorrow.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B501', waiting: null } });
  });

  it('has a roster of the hub’s list and its own numbers, on the screen and on paper', async () => {
    const alone = leftAlone();
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    alone.kiosk.touch({ touch: 'leave' }, alone.kiosk.page.serial);
    alone.kiosk.touch({ touch: 'roster' }, alone.kiosk.page.serial);
    const waiting = [{ ticket: 'B009' }, { ticket: 'B007' }, { ticket: 'B501', offline: true }];
    const sheet = { asOf: '2026-11-23 09:30', services: [{ waiting }] };
    expect(alone.kiosk.page).toMatchObject({ page: 'roster', sheet });
    alone.kiosk.touch({ touch: 'print-roster' }, alone.kiosk.page.serial);
    expect(alone.prints.at(-1)?.paper).toMatchObject({ paper: 'roster', sheet });
    alone.prints.at(-1)?.end({ printed: false, faults: ['paper-out'] });
    await vi.waitUntil(() => alone.kiosk.page.page === 'roster' && alone.kiosk.page.print === 'failed');
  });

  it('keeps what it knows where its owner alone can read it', () => {
    leftAlone();
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
  });
});

describe('a hub that falls silent with a wish in its hands', () => {
  /** The wish is on its way; then the session is lost. */
  function halfAsked(outbox: CommandMessage[] = []): { alone: Running; issue: string } {
    const alone = start({ outbox });
    alone.hub.publish(menu);
    alone.hub.lease(lease);
    chooses(alone);
    const issue = alone.hub.of('issue')[0]!.id;
    alone.hub.turn(false);
    return { alone, issue };
  }

  it('gives way to a number of the kiosk; the ticket it brings too late is taken back before that is entered', async () => {
    const { alone, issue } = halfAsked();
    expect(alone.kiosk.page).toMatchObject({ page: 'printing', slip: { ticket: 'B501' } });
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    expect(entries(alone.hub)).toEqual([]);
    alone.hub.turn(true);
    alone.hub.answer(issue, accepted(issue));
    expect(told(alone.hub)).toEqual(['issue', 'cancel', 'back-enter-ticket']);
    expect(alone.hub.of('cancel')).toMatchObject([{ command: { ticket: slip.ticket } }]);
    expect(alone.prints).toHaveLength(1);
    expect(alone.hub.of('confirm-delivery')).toEqual([]);
  });

  it('the same when the answer comes while the number is still printed', async () => {
    const { alone, issue } = halfAsked();
    alone.hub.turn(true);
    alone.hub.answer(issue, accepted(issue));
    expect(alone.hub.of('cancel')).toHaveLength(1);
    expect(entries(alone.hub)).toEqual([]);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    expect(entries(alone.hub)).toEqual([['B501', 'printed']]);
  });

  it('takes nothing back when it refuses, or shows what its owner had before', () => {
    for (const answer of [
      (id: string) => ({ id, outcome: 'refused', refusal }) as const,
      (id: string) => accepted(id, slip, true),
    ]) {
      const { alone, issue } = halfAsked();
      alone.hub.turn(true);
      alone.hub.answer(issue, answer(issue));
      expect(alone.hub.of('cancel')).toEqual([]);
      kill(alone);
    }
  });

  it('is remembered over a kill of the kiosk', () => {
    const outbox: CommandMessage[] = [];
    const { alone, issue } = halfAsked(outbox);
    kill(alone);
    const again = start({ outbox });
    // The paper is lost sight of; it is entered once it is known what became of the wish.
    expect(entries(again.hub)).toEqual([]);
    again.hub.answer(issue, accepted(issue));
    expect(told(again.hub)).toEqual(['issue', 'cancel', 'back-enter-ticket']);
    expect(entries(again.hub)).toEqual([['B501', 'undelivered']]);
    expect(again.prints).toEqual([]);
  });

  it('shows its owner the number they have of this kiosk, and that stands for the wish too', async () => {
    const alone = leftAlone();
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    alone.hub.turn(true);
    await pageOf(alone.kiosk, 'printed');
    chooses(alone);
    const issue = alone.hub.of('issue')[0]!.id;
    alone.hub.turn(false);
    expect(alone.kiosk.page).toMatchObject({ page: 'existing', slip: { ticket: 'B501' } });
    alone.hub.answer(issue, accepted(issue));
    expect(alone.hub.of('cancel')).toMatchObject([{ command: { ticket: slip.ticket } }]);
  });
});

describe('a number sent to be entered', () => {
  /** One number given, printed and sent. */
  async function sentOne(outbox: CommandMessage[]): Promise<Running> {
    const alone = leftAlone({ outbox });
    chooses(alone);
    alone.prints[0]?.end({ printed: true });
    await pageOf(alone.kiosk, 'printed');
    return alone;
  }

  it.each([
    ['accepted', (id: string) => done(id)],
    ['in the books already', (id: string) => ({ id, outcome: 'refused', refusal }) as const],
  ])('and %s is not sent again; only whose it was is remembered for today', async (_, answer) => {
    const outbox: CommandMessage[] = [];
    const alone = await sentOne(outbox);
    const [{ id }] = alone.hub.of('back-enter-ticket') as [CommandMessage];
    alone.hub.answer(id, answer(id));
    expect(alone.numbers.all()).toMatchObject([{ enteredAt: nineThirtyOne, person: { member: null } }]);
    kill(alone);
    const again = start({ outbox });
    expect(entries(again.hub)).toEqual([]);
    kill(again);
    // The next day nothing of it is left, once a number is given out.
    const tomorrow = start({ online: false, now: () => nineThirtyOne + 24 * 3_600_000 });
    tomorrow.hub.turn(false);
    chooses(tomorrow);
    expect(tomorrow.numbers.all()).toMatchObject([{ date: '2026-11-24' }]);
  });

  it('under whatever id the session sent it in the end', async () => {
    const outbox: CommandMessage[] = [];
    const alone = await sentOne(outbox);
    kill(alone);
    const renamed = [{ ...outbox[0]!, id: 'a-fresh-id-of-the-session' }];
    const again = start({ outbox: renamed });
    expect(entries(again.hub)).toHaveLength(1);
    again.hub.answer('a-fresh-id-of-the-session', done('a-fresh-id-of-the-session'));
    expect(again.numbers.all()).toMatchObject([{ enteredAt: nineThirtyOne }]);
  });

  it('and refused for good is sent once more, under another id, when the kiosk is started again', async () => {
    const outbox: CommandMessage[] = [];
    const alone = await sentOne(outbox);
    const [{ id }] = alone.hub.of('back-enter-ticket') as [CommandMessage];
    alone.hub.answer(id, { id, outcome: 'refused', refusal: { ...refusal, code: 'not-allowed' } });
    expect(entries(alone.hub)).toHaveLength(1);
    kill(alone);
    const again = start({ outbox });
    expect(again.hub.of('back-enter-ticket')).toMatchObject([
      { command: { ticket: 'B501', delivery: 'printed' } },
    ]);
    expect(again.hub.of('back-enter-ticket')[0]?.id).not.toBe(id);
  });
});

describe('numbers that run low', () => {
  it('are asked for once while the hub is there, again when it knows more, and at each connection', () => {
    const { hub } = start();
    hub.publish(menu);
    hub.lease({ ...lease, series: lease.series.slice(1) });
    expect(hub.of('lease-numbers')).toEqual([]);
    const low = { ...lease, series: [{ ...lease.series[0]!, used: [501, 502] }] };
    hub.lease(low);
    hub.lease(low);
    expect(hub.of('lease-numbers')).toMatchObject([{ command: { kiosk: 'K1' } }]);
    hub.lease({ ...low, series: [{ ...low.series[0]!, used: [501, 502, 503] }] });
    expect(hub.of('lease-numbers')).toHaveLength(2);
    hub.turn(false);
    expect(hub.of('lease-numbers')).toHaveLength(2);
    hub.turn(true);
    expect(hub.of('lease-numbers')).toHaveLength(3);
  });
});

describe('a printer or reader that may not be used until a technician has cleared it', () => {
  it('is not tried, whatever it says of itself; numbers stand on the screen and another kiosk is named', async () => {
    const { kiosk, hub, prints } = start();
    hub.publish({ ...menu, outOfService: ['printer', 'card-reader'], otherKiosks: ['K2'] });
    expect(kiosk.page).toMatchObject({
      page: 'start',
      printerWorks: false,
      readerWorks: false,
      otherKiosks: ['K2'],
    });
    kiosk.card(liSi);
    expect(kiosk.page.page).toBe('start');
    kiosk.touch({ touch: 'begin' }, kiosk.page.serial);
    kiosk.touch({ touch: 'choose', service: 'withdrawal-rent' }, kiosk.page.serial);
    const { id } = hub.of('issue')[0]!;
    hub.answer(id, accepted(id));
    await pageOf(kiosk, 'on-screen');
    expect(prints).toEqual([]);
    hub.publish(menu);
    expect(kiosk.page).toMatchObject({ printerWorks: true, readerWorks: true, otherKiosks: [] });
  });

  it('stays so when the hub is lost', () => {
    const { kiosk, hub } = start();
    hub.lease(lease);
    hub.publish({ ...menu, outOfService: ['printer'], otherKiosks: ['K2'] });
    hub.turn(false);
    expect(kiosk.page).toMatchObject({ page: 'start', printerWorks: false, otherKiosks: [] });
  });
});

describe('a disk that takes nothing', () => {
  const full = { on: false };
  const step = (): void => {
    if (full.on) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
  afterEach(() => {
    full.on = false;
    vi.useRealTimers();
  });

  it('gives out no number that could be given out again; the member is sent to the desk', () => {
    const alone = leftAlone({ step });
    full.on = true;
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'ask-desk', why: 'hub-away' });
    expect(alone.prints).toEqual([]);
  });

  it('keeps no wish: the member is sent to the desk at once instead of waiting for nobody', () => {
    const alone = start({ step });
    alone.hub.publish(menu);
    alone.hub.lease(lease);
    full.on = true;
    chooses(alone);
    expect(alone.kiosk.page).toMatchObject({ page: 'ask-desk' });
  });

  it('is told what became of a number as soon as it has room', async () => {
    vi.useFakeTimers();
    const alone = leftAlone({ step });
    chooses(alone);
    full.on = true;
    alone.prints[0]?.end({ printed: true });
    await vi.advanceTimersByTimeAsync(6000);
    expect(entries(alone.hub)).toEqual([]);
    full.on = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(entries(alone.hub)).toEqual([['B501', 'printed']]);
  });
});

describe('a kiosk that has just started', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('looks for its hub before it says that it is away', async () => {
    kill(leftAlone());
    const again = start({ online: false });
    expect(again.kiosk.page.page).toBe('starting');
    await vi.advanceTimersByTimeAsync(1000);
    expect(again.kiosk.page.page).toBe('starting');
    await vi.advanceTimersByTimeAsync(4000);
    expect(again.kiosk.page).toMatchObject({ page: 'start', offline: true });
  });

  it('and has never heard of a hub sends everybody to the desk', async () => {
    const first = start({ online: false });
    await vi.advanceTimersByTimeAsync(5000);
    expect(first.kiosk.page.page).toBe('hub-away');
    first.hub.turn(true);
    expect(first.kiosk.page.page).toBe('starting');
    first.hub.publish(menu);
    expect(first.kiosk.page).toMatchObject({ page: 'start', offline: false });
  });
});
