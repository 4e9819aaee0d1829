import { afterEach, beforeEach, expect, it } from 'vitest';
import { roster, topics, type Roster } from '@jiaohao/shared';
import * as domain from '../domain/index.ts';
import { createRefreshing } from '../runtime/refreshing.ts';
import { hallIn, issue, smallHall, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { keepRoster } from './roster-out.ts';

let folder: ReturnType<typeof temporaryFolder>;
let under: HallUnderTest;
let published: Roster[];
let topicsUsed: Set<string>;
let stop: () => void;

beforeEach(async () => {
  folder = temporaryFolder();
  under = await hallIn(folder.path);
  const plan = smallHall();
  published = [];
  topicsUsed = new Set();
  stop = await keepRoster({
    hall: under.hall,
    plan: () => plan,
    views: domain,
    clock: under.clock,
    refreshing: createRefreshing(under.clock),
    publish(topic, text) {
      topicsUsed.add(topic);
      published.push(roster.parse(JSON.parse(text)));
      return Promise.resolve();
    },
  });
});
afterEach(async () => {
  stop();
  await under.close();
  folder.remove();
});

/** Lets that much time pass and what becomes due in it run to its end. */
async function pass(ms: number): Promise<void> {
  under.clock.advance(ms);
  await under.hall.look(() => {});
}
const waiting = (): string[] | undefined =>
  published.at(-1)?.services[0]?.tickets.map(({ ticket }) => ticket);
const issueDelivered = async (ticket: string): Promise<void> => {
  await under.send(issue());
  await under.send({ kind: 'confirm-delivery', ticket, delivery: 'printed' });
};

it('stands when the hub opens its doors to agents', () => {
  expect(published).toHaveLength(1);
  expect([...topicsUsed]).toEqual([topics.roster('centre')]);
  expect(published[0]).toMatchObject({ date: null, hall: { zh: '大厅' } });
});

it('follows a rush with one roster, half a second after it began', async () => {
  await issueDelivered('A001');
  await pass(300);
  await issueDelivered('A002');
  await pass(199);
  expect(published).toHaveLength(1);
  await pass(1);
  expect(published).toHaveLength(2);
  expect(waiting()).toEqual(['A001', 'A002']);
  await under.send({ kind: 'call-next', window: 1 });
  await pass(500);
  expect(published).toHaveLength(3);
  expect([waiting(), published.at(-1)?.windows[0]?.ticket]).toEqual([['A002'], 'A001']);
});

it('is not published again when it says nothing new', async () => {
  await issueDelivered('A001');
  await pass(500);
  const { length } = published;
  await under.send({
    kind: 'book-appointment',
    appointment: 'P1',
    service: 'deposit',
    date: '2026-11-23',
    minute: 900,
  });
  await pass(60_000);
  expect(published).toHaveLength(length);
});

it('follows the clock too: an appointment that becomes due is on it', async () => {
  await under.send({
    kind: 'book-appointment',
    appointment: 'P1',
    service: 'deposit',
    date: '2026-11-23',
    minute: 9 * 60 + 30,
  });
  await under.send({ kind: 'check-in', appointment: 'P1' });
  await under.send({ kind: 'confirm-delivery', ticket: 'A001', delivery: 'printed' });
  await pass(500);
  expect(waiting()).toEqual([]);
  // Ten minutes before its slot.
  for (let n = 0; n < 81; n += 1) await pass(15_000);
  expect(waiting()).toEqual(['A001']);
});

it('ends with the hub', async () => {
  stop();
  await issueDelivered('A001');
  await pass(60_000);
  expect(published).toHaveLength(1);
});
