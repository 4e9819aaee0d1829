import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '@jiaohao/shared';
import type { Loss } from '../store/journal-on-disk.ts';
import { hallIn, issue, silentLog, temporaryFolder, type HallUnderTest } from '../testing/hall.ts';
import { watchHubFaults, type HubFaults } from './hub-faults.ts';
import { createRoom, type Room } from './room.ts';

let folder: ReturnType<typeof temporaryFolder>;
let one: HallUnderTest;
let losses: Loss[];
let room: Room;
let disk: { hasRoom: boolean };
let told: (readonly Fault[])[];
let faults: HubFaults;
beforeEach(async () => {
  folder = temporaryFolder();
  one = await hallIn(folder.path);
  await one.send(issue());
  losses = [];
  told = [];
  disk = { hasRoom: true };
  const reserve = {
    take: () => disk.hasRoom,
    giveBack() {},
    someLeft: () => disk.hasRoom,
    isScarce: () => false,
  };
  room = createRoom({ reserve, clock: one.clock, log: silentLog });
});
afterEach(async () => {
  faults.stop();
  await one.close();
  folder.remove();
});

async function watching(): Promise<HubFaults> {
  faults = await watchHubFaults({
    journal: {
      losses: () => losses,
      lossesSeen() {
        losses = [];
      },
    },
    room,
    hall: one.hall,
  });
  faults.onChange((now) => told.push(now));
  return faults;
}

const lost: Loss = { why: 'shorter', from: 7, to: 9, foundAt: 0 };
/** The hub's watch tells the hall. */
const observe = (...seen: Fault[]) =>
  one.send({ kind: 'observe', subject: { id: 'hub', kind: 'hub' }, faults: seen, since: one.clock.now() });
const incidents = () => one.hall.look(({ failures }) => [...failures.incidents.values()].map(({ id }) => id));

describe('the hub', () => {
  it('is well with a sound journal and room on its disk', async () => {
    expect((await watching()).current()).toEqual([]);
  });

  it('says that its disk is full, and that it is not any more', async () => {
    await watching();
    room.ranOut();
    one.clock.advance(5000);
    expect(told).toEqual([['disk-full'], []]);
  });

  it('says that its journal has lost something until a technician has cleared the incident', async () => {
    losses = [lost];
    expect((await watching()).current()).toEqual(['journal-damaged']);
    await observe('journal-damaged');
    const [incident = ''] = await incidents();
    await one.send({ kind: 'clear-incident', incident, note: '已与纸质记录核对' });
    expect(losses).toEqual([]);
    expect(told).toEqual([[]]);
  });

  it('takes the clearing also of an incident from before its restart, and of no other', async () => {
    losses = [lost];
    await observe('journal-damaged');
    await one.send({
      kind: 'report-fault',
      subject: { id: 'window-2', kind: 'window', window: 2 },
      what: '黑屏',
    });
    await watching();
    const [journal = '', screen = ''] = await incidents();
    await one.send({ kind: 'clear-incident', incident: screen, note: '已修' });
    expect(losses).toEqual([lost]);
    await one.send({ kind: 'clear-incident', incident: journal, note: '已核对' });
    expect(losses).toEqual([]);
  });
});
