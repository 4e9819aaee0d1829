import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { topics, type DisplayEquipment } from '@jiaohao/shared';
import { createEquipmentBook, type EquipmentBook } from '../plan-book/equipment-book.ts';
import { smallBook, smallPlan, type SmallBook } from '../plan-book/testing/small-plan.ts';
import type { AgentPlan, WrittenPlan } from '../plan-book/written-plan.ts';
import { hallIn, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { keepEquipment } from './equipment-out.ts';

let folder: ReturnType<typeof temporaryFolder>;
let book: SmallBook;
let under: HallUnderTest;
let equipment: EquipmentBook;
let stop: () => void;
let published: [string, unknown][];
beforeEach(async () => {
  folder = temporaryFolder();
  book = smallBook(folder.path);
  under = await hallIn(folder.path, { plan: () => book.settings.hallPlan() });
  equipment = createEquipmentBook();
  published = [];
  stop = () => {};
});
afterEach(async () => {
  stop();
  await under.close();
  book.close();
  folder.remove();
});

async function keep(): Promise<void> {
  stop = await keepEquipment({
    id: 'centre',
    hall: under.hall,
    settings: book.settings,
    equipment,
    publish(topic, text) {
      published.push([topic, JSON.parse(text)]);
      return Promise.resolve();
    },
  });
}
/** All that was published since the last look, once the hall has told what there was to tell. */
async function news(): Promise<[string, unknown][]> {
  await under.hall.look(() => null);
  return published.splice(0);
}
const of = (agent: string) => topics.equipment('centre', agent);

const boards = (port: string, ...windows: number[]): DisplayEquipment => ({
  lines: windows.map((window) => ({ name: `board-${window}`, address: `${port}${window}` })),
  windows: windows.map((window) => ({
    window,
    board: { protocol: 'onbon', line: `board-${window}`, address: 1, model: 'bx-5k' },
  })),
});
const reader = { reader: { address: 'COM3', model: 'sdt' } };
const withAgents = (...agents: AgentPlan[]): WrittenPlan => ({ ...smallPlan(), agents });
const kiosk: AgentPlan = { id: 'K1', kind: 'kiosk' };
const display = (windows: number[], equipped?: DisplayEquipment): AgentPlan => ({
  id: 'D1',
  kind: 'display',
  windows,
  ...(equipped && { equipment: equipped }),
});

describe('what agents are told of their equipment', () => {
  it('is nothing where the settings say nothing, and is told to each all the same', async () => {
    await keep();
    expect(await news()).toEqual([
      [of('K1'), { equipment: null }],
      [of('D1'), { equipment: null }],
    ]);
  });

  it('is a new version at once, to whom it concerns, while a day runs', async () => {
    await keep();
    await under.send({ kind: 'open-day' });
    await news();
    book.save(withAgents({ ...kiosk, equipment: reader }, display([1, 2, 3])));
    expect(await news()).toEqual([[of('K1'), { equipment: reader }]]);
    expect(equipment.list()).toMatchObject([
      { agent: 'K1', wished: reader, isTaken: false },
      { agent: 'D1', wished: null },
    ]);
    book.save(withAgents(kiosk, display([1, 2, 3])));
    expect(await news()).toEqual([[of('K1'), { equipment: null }]]);
  });

  it('leaves the windows of a running day what they have, and changes them with the next', async () => {
    book.save(withAgents(kiosk, display([1, 2, 3], boards('old-', 1, 2))));
    await keep();
    await under.send({ kind: 'open-day' });
    await news();
    book.save(withAgents(kiosk, display([1, 3], boards('new-', 1))));
    expect(await news()).toEqual([]);
    await under.send({ kind: 'close-day' });
    expect(await news()).toEqual([[of('D1'), { equipment: boards('new-', 1) }]]);
  });

  it('is told anew to an agent that comes back into the hall', async () => {
    await keep();
    await news();
    book.save(withAgents(kiosk));
    expect(await news()).toEqual([]);
    expect(equipment.list().map(({ agent }) => agent)).toEqual(['K1']);
    book.save(withAgents(kiosk, display([1, 2, 3])));
    expect(await news()).toEqual([[of('D1'), { equipment: null }]]);
  });
});
