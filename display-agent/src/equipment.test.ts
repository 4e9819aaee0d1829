import { equipmentReport, topics, type DisplayEquipment, type EquipmentReport } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { loadAgentFile } from './config.ts';
import { hallInTest } from './testing/hall-in-test.ts';
import { calls } from './testing/invented.ts';
import { settled } from './testing/virtual-clock.ts';

const demo = new URL('../../hardware-sim/demo/display.yaml', import.meta.url).pathname;
const { lines, windows } = loadAgentFile(demo);
const asInFile: DisplayEquipment = { lines, windows };

/** The equipment of the demo file with the port of one line elsewhere. */
const movedTo = (name: string, address: string): DisplayEquipment => ({
  ...asInFile,
  lines: lines.map((line) => (line.name === name ? { ...line, address } : line)),
});

type Hall = ReturnType<typeof hallInTest>;
const says = (hall: Hall, equipment: DisplayEquipment | null): Promise<void> => {
  hall.session.publish(topics.equipment('demo', 'D1'), { equipment });
  return settled();
};
/** What the agent told the hub last of what it runs with. */
const told = ({ session }: Hall): EquipmentReport | undefined => {
  const topic = topics.equipmentReports('demo', 'D1');
  return equipmentReport.optional().parse(session.told.findLast((each) => each.topic === topic)?.value);
};

/** A hall whose board 3 shows that B012 is called there. */
async function hallCalling(options?: Parameters<typeof hallInTest>[0]): Promise<Hall> {
  const hall = hallInTest(options);
  hall.plugAll();
  hall.session.publish(topics.board('demo', 3), calls(3, 'B012', 1));
  await settled();
  return hall;
}

describe('a display agent whose settings change', () => {
  it('given nothing in the settings, then it runs by its file and says so', async () => {
    const hall = await hallCalling();
    expect(told(hall)).toMatchObject({ from: 'own-file', equipment: asInFile, waiting: false });
    expect(told(hall)?.devices).toEqual(
      expect.arrayContaining(['counter-bus', 'keypad-1', 'evaluator-8', 'board-7', 'D1-speaker']),
    );
  });

  it('given a board at another port, then the call stands there at once, unspoken, and no other line was touched', async () => {
    const hall = await hallCalling();
    const spoken = hall.loudspeaker.heard.length;
    const opened = hall.ports.opened.length;
    await says(hall, movedTo('board-3', 'run/devices/spare'));
    expect(hall.ports.opened.slice(opened)).toEqual(['run/devices/spare']);
    expect(hall.ports.closed).toEqual(['run/devices/board-3']);
    const spare = hall.onbon('spare');
    hall.port('spare').plug();
    await settled();
    expect(spare.text).toBe('请B012号到3号窗口');
    expect(hall.loudspeaker.heard).toHaveLength(spoken);
    expect(told(hall)).toMatchObject({ from: 'settings', waiting: false });
    hall.session.publish(topics.board('demo', 3), calls(3, 'B013', 2));
    await settled();
    expect(spare.text).toBe('请B013号到3号窗口');
  });

  it('given two lines that swap their ports, then both are closed before either is opened', async () => {
    const hall = await hallCalling();
    const swapped = asInFile.lines.map((line) => {
      if (line.name === 'board-1') return { ...line, address: 'run/devices/board-2' };
      return line.name === 'board-2' ? { ...line, address: 'run/devices/board-1' } : line;
    });
    hall.ports.events.length = 0;
    await says(hall, { ...asInFile, lines: swapped });
    expect(hall.ports.events).toEqual([
      'close run/devices/board-1',
      'close run/devices/board-2',
      'open run/devices/board-2',
      'open run/devices/board-1',
    ]);
  });

  it('given another model on the bus, then its keys mean what that model has on them', async () => {
    const hall = await hallCalling();
    await says(hall, {
      ...asInFile,
      windows: windows.map((each) =>
        each.window === 3 && each.keypad ? { ...each, keypad: { ...each.keypad, model: 'keypad-16' } } : each,
      ),
    });
    const bus = hall.busAt('counter-bus');
    hall.port('counter-bus').plug();
    bus.press(3, 0x0b);
    await settled();
    expect(hall.session.sent.at(-1)?.command).toMatchObject({ kind: 'hold', window: 3 });
  });

  it('given a clerk who waits for the answer to a press, then the bus changes only when the answer is there', async () => {
    const hall = await hallCalling();
    const answer = Promise.withResolvers<void>();
    hall.session.hub = async (_command, id) => {
      await answer.promise;
      return { id, outcome: 'accepted', result: { kind: 'done' } };
    };
    hall.bus.press(3, 0x0c);
    await settled();
    await says(hall, movedTo('counter-bus', 'COM7'));
    expect([hall.ports.closed, told(hall)?.waiting]).toEqual([[], true]);
    await says(hall, movedTo('board-1', 'COM8'));
    expect([hall.ports.closed, told(hall)?.waiting]).toEqual([['run/devices/board-1'], false]);
    await says(hall, movedTo('counter-bus', 'COM7'));
    answer.resolve();
    await hall.clock.pass(100);
    expect(hall.bus.take()).toContainEqual({ kind: 'result', address: 3, ok: true });
    await hall.clock.pass(1000);
    expect([hall.ports.closed.slice(1), told(hall)?.waiting]).toEqual([
      ['run/devices/counter-bus', 'COM8'],
      false,
    ]);
  });

  it('given a window that is none of its any more, then its devices are not spoken of again and nothing of it is heard', async () => {
    const hall = await hallCalling();
    const others = windows.filter(({ window }) => window !== 3);
    await says(hall, { lines: lines.filter(({ name }) => name !== 'board-3'), windows: others });
    expect(hall.session.hears(topics.board('demo', 3))).toBe(false);
    expect(hall.session.forgotten).toEqual(['keypad-3', 'evaluator-3', 'board-3']);
    expect(told(hall)?.devices).not.toContain('board-3');
    await says(hall, asInFile);
    hall.port('board-3').plug();
    hall.session.publish(topics.board('demo', 3), calls(3, 'B014', 5));
    await settled();
    expect(hall.onbon('board-3')).toBeDefined();
    expect(hall.session.hears(topics.keypad('demo', 3))).toBe(true);
    expect(hall.session.faultsOf('board-3')).toEqual([]);
  });

  it('given what a closed port still had to say, then it is not told of the device that is elsewhere now', async () => {
    const hall = await hallCalling();
    hall.board3.always = 'ignore';
    hall.session.publish(topics.board('demo', 3), calls(3, 'B015', 2));
    await settled();
    await says(hall, movedTo('board-3', 'run/devices/spare'));
    hall.onbon('spare');
    hall.port('spare').plug();
    await hall.clock.pass(20_000);
    const ofBoard = hall.session.reports.filter(({ device }) => device === 'board-3');
    expect(ofBoard.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('given a start without the hub, then it has the equipment it took last, and shows what it knew', async () => {
    const before = await hallCalling();
    await says(before, movedTo('board-3', 'run/devices/spare'));
    const after = hallInTest({ atHand: before.atHand, online: false });
    const spare = after.onbon('spare');
    after.port('spare').plug();
    await settled();
    expect(spare.text).toBe('请B012号到3号窗口');
    expect(after.ports.opened).not.toContain('run/devices/board-3');
  });
});
