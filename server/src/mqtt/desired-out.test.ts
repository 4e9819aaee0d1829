import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { topics } from '@jiaohao/shared';
import * as domain from '../domain/index.ts';
import { anyCourse } from '../testing/commands.ts';
import { gist, hallIn, issue, smallHall, temporaryFolder } from '../testing/hall.ts';
import { createDesiredOut, keepDesired } from './desired-out.ts';

const plan = { ...smallHall({ offlineBlock: 4 }), kiosks: ['K1'] };
const hallWithKiosk = () => plan;

function collector() {
  const retained = new Map<string, unknown>();
  const published: string[] = [];
  const desired = createDesiredOut({
    plan: hallWithKiosk,
    views: domain,
    kiosks: () => ['K1'],
    publish: (topic, text) => {
      retained.set(topic, JSON.parse(text));
      published.push(topic);
      return Promise.resolve();
    },
  });
  return { retained, published, desired };
}

describe('desired state', () => {
  it('stands complete at the start and is published again only where it changed', async () => {
    const folder = temporaryFolder();
    const { hall, send, close } = await hallIn(folder.path, { plan: hallWithKiosk });
    const { retained, published, desired } = collector();
    await hall.look((state, stamp) => desired.all(state, stamp));
    expect([...retained.keys()].sort()).toEqual(
      [
        ...[1, 2, 3].flatMap((window) => [topics.board('centre', window), topics.keypad('centre', window)]),
        topics.kioskMenu('centre', 'K1'),
        topics.numberLease('centre', 'K1'),
      ].sort(),
    );

    hall.onRecorded((recorded) => {
      desired.after(recorded);
    });
    published.length = 0;
    await send(issue());
    await send({ kind: 'call-next', window: 1 });
    expect(published.filter((topic) => topic === topics.board('centre', 1))).toHaveLength(1);
    expect(published).not.toContain(topics.board('centre', 2));
    expect(retained.get(topics.board('centre', 1))).toMatchObject({ face: 'call', short: 'A001' });
    expect(retained.get(topics.keypad('centre', 1))).toMatchObject({ ticket: 'A001', waiting: 0 });

    published.length = 0;
    await hall.look((state, stamp) => desired.all(state, stamp));
    expect(published).toEqual([]);
    await close();
    folder.remove();
  });

  it('tells a kiosk what numbers it has, and which of them are in the books', async () => {
    const folder = temporaryFolder();
    const { hall, send, clock, close } = await hallIn(folder.path, { plan: hallWithKiosk });
    const { retained, published, desired } = collector();
    hall.onRecorded((recorded) => {
      desired.after(recorded);
    });
    const lease = topics.numberLease('centre', 'K1');
    await send(issue());
    expect(retained.get(lease)).toMatchObject({
      kiosk: 'K1',
      date: '2026-11-23',
      series: [{ series: 'A', blocks: [{ from: 501, to: 504 }], used: [] }, { series: 'B' }],
    });
    published.length = 0;
    await send(issue());
    expect(published).not.toContain(lease);
    await send({
      kind: 'back-enter-ticket',
      ticket: 'A501',
      service: 'deposit',
      source: 'offline',
      issuedAt: clock.now(),
      delivery: 'printed',
    });
    expect(retained.get(lease)).toMatchObject({ series: [{ series: 'A', used: [501] }, { series: 'B' }] });
    const leased = await hall.submit({
      id: 'more-numbers',
      command: { kind: 'lease-numbers', kiosk: 'K1' },
      actor: { agent: 'K1' },
    });
    expect(gist(leased)).toBe('done');
    expect(retained.get(lease)).toMatchObject({
      series: [
        {
          series: 'A',
          blocks: [
            { from: 501, to: 504 },
            { from: 505, to: 508 },
          ],
        },
        { series: 'B' },
      ],
    });
    await close();
    folder.remove();
  });

  it('lets a keypad count an appointment when the clock alone makes it due', async () => {
    const folder = temporaryFolder();
    const { hall, send, clock, close } = await hallIn(folder.path, { plan: hallWithKiosk });
    const { retained, desired } = collector();
    hall.onRecorded((recorded) => {
      desired.after(recorded);
    });
    await send({
      kind: 'book-appointment',
      appointment: 'P1',
      service: 'deposit',
      date: '2026-11-23',
      minute: 10 * 60,
    });
    await send({ kind: 'check-in', appointment: 'P1' });
    await send({ kind: 'confirm-delivery', ticket: 'A001', delivery: 'desk' });
    const shown = () => retained.get(topics.keypad('centre', 1));
    expect(shown()).toMatchObject({ waiting: 0 });
    clock.advance(50 * 60_000);
    await hall.look((state, stamp) => desired.all(state, stamp));
    expect(shown()).toMatchObject({ waiting: 1 });
    await close();
    folder.remove();
  });

  it('after any course of a day is what the whole hall would show', async () => {
    await fc.assert(
      fc.asyncProperty(anyCourse, async (course) => {
        const folder = temporaryFolder();
        const { hall, send, clock, close } = await hallIn(folder.path, { plan: hallWithKiosk });
        const kept = collector();
        hall.onRecorded((recorded) => {
          kept.desired.after(recorded);
        });
        await hall.look((state, stamp) => kept.desired.all(state, stamp));
        for (const [command, ms] of course) {
          clock.advance(ms);
          await send(command);
        }
        const fresh = collector();
        await hall.look((state, stamp) => fresh.desired.all(state, stamp));
        await close();
        folder.remove();
        // A kiosk's waiting times, and the date of its numbers, go on with the clock alone; in this hall without appointments or helper services, boards
        // and keypads change with events only.
        const counters = (all: ReadonlyMap<string, unknown>) =>
          new Map([...all].filter(([topic]) => topic.includes('/windows/')));
        expect(counters(kept.retained)).toEqual(counters(fresh.retained));
      }),
      { numRuns: 30 },
    );
  });
});

describe('desired state in a rush', () => {
  afterEach(() => vi.useRealTimers());

  it('calls at once, and says how many wait a moment later, once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    const folder = temporaryFolder();
    const { hall, send, close } = await hallIn(folder.path, { plan: hallWithKiosk });
    const { retained, published, desired } = collector();
    const stop = await keepDesired(hall, desired, { join: () => () => {} });
    const menu = topics.kioskMenu('centre', 'K1');
    const waiting = (topic: string) => published.filter((each) => each === topic).length;

    await send(issue());
    expect(waiting(menu)).toBe(2);
    await send(issue());
    await send({ kind: 'call-next', window: 1 });
    expect(retained.get(topics.board('centre', 1))).toMatchObject({ face: 'call', short: 'A001' });
    expect(retained.get(topics.keypad('centre', 1))).toMatchObject({ ticket: 'A001', waiting: 1 });
    await send(issue());
    await send(issue());
    expect(waiting(menu)).toBe(2);

    await vi.advanceTimersByTimeAsync(250);
    expect(waiting(menu)).toBe(3);
    expect(retained.get(topics.keypad('centre', 1))).toMatchObject({ ticket: 'A001', waiting: 3 });
    // The hall is quiet again: the next change is told at once.
    await vi.advanceTimersByTimeAsync(250);
    await send(issue());
    expect(waiting(menu)).toBe(4);
    stop();
    await close();
    folder.remove();
  });
});
