import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { equipmentReport, kioskEquipment, type KioskEquipment } from '../contracts/equipment/index.ts';
import { topics } from '../contracts/topics.ts';
import { openEquipment, type EquipmentOptions } from './equipment.ts';

const own: KioskEquipment = { reader: { address: 'COM3', model: 'sdt' } };
const other: KioskEquipment = { reader: { address: 'COM4', model: 'sdt-fast', baud: 9600 } };
const third: KioskEquipment = { printer: { address: 'COM5', model: 'kiosk-80' } };

/** What is on the disk; it outlives each agent. */
let disk: Map<string, unknown>;
beforeEach(() => {
  disk = new Map();
});

function startAgent() {
  const told: unknown[] = [];
  const became: KioskEquipment[] = [];
  let hear: (value: unknown) => void = () => {};
  let turn: (online: boolean) => void = () => {};
  let look: (() => void) | null = null;
  const state = { isQuiet: true, changing: Promise.resolve() };
  const options: EquipmentOptions<KioskEquipment> = {
    hall: 'demo',
    agent: 'K1',
    session: {
      online: true,
      subscribe(topic, schema, listener) {
        expect(topic).toBe(topics.equipment('demo', 'K1'));
        hear = (value) => listener(schema.parse(value));
      },
      tell: (_topic, value) => void told.push(value),
      onOnline(listener) {
        turn = listener;
        return () => {};
      },
    },
    atHand: {
      read: (name, schema) => schema.nullable().parse(disk.get(name) ?? null),
      keep: (name, value) => void disk.set(name, value),
      flush: () => {},
    },
    schema: kioskEquipment,
    own,
    schedule(_ms, fn) {
      look = fn;
      return () => {
        look = null;
      };
    },
    log: { info: () => {}, warn: () => {} },
  };
  const equipment = openEquipment(options);
  const startedWith = equipment.inUse;
  equipment.serve({
    isQuiet: () => state.isQuiet,
    async become(next) {
      await state.changing;
      became.push(next);
    },
    devices: () => ['K1-reader'],
  });
  const settled = () => new Promise(setImmediate);
  const says = async (value: unknown) => {
    hear({ equipment: value });
    await settled();
  };
  const looks = async () => {
    look?.();
    await settled();
  };
  const said = () => equipmentReport.parse(told.at(-1));
  return {
    equipment,
    startedWith,
    state,
    told,
    became,
    says,
    looks,
    said,
    turn: (on: boolean) => turn(on),
    settled,
  };
}

describe('the equipment of an agent', () => {
  it('is that of its own file until the settings say something, and is told to the hub at each connection', async () => {
    const agent = startAgent();
    expect(agent.startedWith).toEqual(own);
    expect(agent.said()).toMatchObject({ from: 'own-file', equipment: own, waiting: false, unusable: null });
    await agent.says(null);
    expect([agent.became, agent.said().from]).toEqual([[], 'own-file']);
    const before = agent.told.length;
    agent.turn(true);
    expect(agent.told).toHaveLength(before + 1);
  });

  it('is what the settings say as soon as they say it, and at the next start without the hub', async () => {
    const agent = startAgent();
    await agent.says(other);
    expect([agent.became, agent.equipment.inUse]).toEqual([[other], other]);
    expect(agent.said()).toMatchObject({ from: 'settings', equipment: other, waiting: false });
    await agent.says(other);
    expect(agent.became).toHaveLength(1);
    expect(startAgent().startedWith).toEqual(other);
  });

  it('stays while somebody needs it, says so, and changes in the first quiet moment to what was said last', async () => {
    const agent = startAgent();
    agent.state.isQuiet = false;
    await agent.says(other);
    await agent.looks();
    await agent.says(third);
    expect([agent.became, agent.said().waiting, agent.said().equipment]).toEqual([[], true, own]);
    agent.state.isQuiet = true;
    await agent.looks();
    expect([agent.became, agent.said().waiting]).toEqual([[third], false]);
  });

  it('that is changed again while it changes ends as what was said last', async () => {
    const agent = startAgent();
    const change = Promise.withResolvers<void>();
    agent.state.changing = change.promise;
    await agent.says(other);
    await agent.says(third);
    change.resolve();
    await agent.settled();
    expect([agent.became, agent.equipment.inUse]).toEqual([[other, third], third]);
  });

  it('heard of and not taken up before a kill is that of the next start', async () => {
    const agent = startAgent();
    agent.state.isQuiet = false;
    await agent.says(other);
    expect(startAgent().startedWith).toEqual(other);
  });

  it('is its own file’s again when the settings say nothing any more', async () => {
    const agent = startAgent();
    await agent.says(other);
    await agent.says(null);
    expect([agent.became, agent.said().from]).toEqual([[other, own], 'own-file']);
    expect(startAgent().startedWith).toEqual(own);
  });

  it('that this program cannot use is not taken up, and why is told; what it had stays', async () => {
    const agent = startAgent();
    await agent.says(other);
    await agent.says({ reader: { address: 'COM3', model: 'sdt-of-next-year' } });
    expect([agent.became, agent.said().equipment]).toEqual([[other], other]);
    expect(agent.said().unusable?.zh).toBe('reader.model：这台机器上的程序不认识这一项，请更新程序。');
    await agent.says({ reader: other.reader, printer: { address: 'com4', model: 'kiosk-80' } });
    expect(agent.said().unusable?.zh).toBe('printer.address：端口 com4 已接读卡器，请另选一个。');
    expect(startAgent().startedWith).toEqual(other);
    await agent.says(third);
    expect(agent.said().unusable).toBeNull();
  });

  it('kept by a program that knew more is not believed by one that knows less', () => {
    disk.set('equipment', { equipment: { reader: { address: 'COM4', model: 'sdt-of-next-year' } } });
    const agent = startAgent();
    expect([agent.startedWith, agent.said().from]).toEqual([own, 'own-file']);
    expect(z.string().safeParse(agent.said().unusable?.zh).success).toBe(true);
  });
});
