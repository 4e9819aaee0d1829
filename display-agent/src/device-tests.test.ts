import { topics, type DeviceTest } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { hallInTest, topicOf } from './testing/hall-in-test.ts';
import { calls, idles } from './testing/invented.ts';
import { settled } from './testing/virtual-clock.ts';

const asks = (device: string, test: DeviceTest['test'], id = 'test-0001'): DeviceTest => ({
  id,
  device,
  test,
  time: '2026-11-23 09:31',
  patienceMs: 30_000,
});

/** A hall at rest, in which somebody has a device tried. */
async function tried(device: string, test: DeviceTest['test']) {
  const hall = hallInTest();
  hall.plugAll();
  hall.session.publish(topicOf.board(3), idles(3, 1));
  await hall.clock.pass(500);
  hall.bus.take();
  const ask = async (): Promise<void> => {
    hall.session.publish(topics.tests('demo', 'D1'), asks(device, test));
    await settled();
  };
  await ask();
  const results = () =>
    hall.session.told.flatMap(({ topic, value }) => (topic.endsWith('/test-results') ? [value] : []));
  return { ...hall, ask, results };
}

const finding = (what: string, more: object = {}) => [
  expect.objectContaining({ id: 'test-0001', finding: what, ...more }),
];

describe('a board that is tried', () => {
  it('shows the pattern for a moment, confirms it, and then shows what it should', async () => {
    const { board3, clock, results } = await tried('board-3', 'board');
    expect(board3.text).toContain('测试');
    expect(results()).toEqual([]);
    await clock.pass(4000);
    expect(results()).toEqual(finding('board-confirmed'));
    expect(board3.text).toBe('3号窗口');
  });

  it('is tried once, however often the same is asked for, and only once at a time', async () => {
    const { ask, clock, results, session } = await tried('board-3', 'board');
    await ask();
    session.publish(topics.tests('demo', 'D1'), asks('board-3', 'board', 'test-0002'));
    await clock.pass(4000);
    expect(results()).toEqual([
      expect.objectContaining({ id: 'test-0002', finding: 'test-under-way' }),
      ...finding('board-confirmed'),
    ]);
    await ask();
    expect(results().slice(2)).toEqual(finding('board-confirmed'));
  });

  it('gives way at once to a call', async () => {
    const { board3, results, session } = await tried('board-3', 'board');
    session.publish(topicOf.board(3), calls(3, 'B012', 2));
    await settled();
    expect(board3.text).toBe('请B012号到3号窗口');
    // It had confirmed before the call came.
    expect(results()).toEqual(finding('board-confirmed'));
  });

  it('during a call is not tried', async () => {
    const { session, plugAll, clock } = hallInTest();
    plugAll();
    session.publish(topicOf.board(3), calls(3, 'B012', 2));
    await clock.pass(500);
    session.publish(topics.tests('demo', 'D1'), asks('board-3', 'board'));
    await settled();
    expect(session.told.at(-1)?.value).toMatchObject({ finding: 'call-under-way' });
  });

  it('that is not plugged in, answers nothing, or is not there at all, has not confirmed', async () => {
    const unplugged = await tried('board-1', 'board');
    unplugged.port('board-1').unplug('gone');
    await settled();
    expect(unplugged.results()).toEqual(finding('device-fault', { faults: ['unplugged'] }));
    const none = await tried('board-99', 'board');
    expect(none.results()).toEqual(finding('no-such-device'));
    const wrong = hallInTest();
    wrong.plugAll();
    wrong.board3.always = 'ignore';
    wrong.session.publish(topics.tests('demo', 'D1'), asks('board-3', 'board'));
    await wrong.clock.pass(20_000);
    expect(wrong.session.told.at(-1)?.value).toMatchObject({ finding: 'device-fault', faults: ['silent'] });
  });

  it('that may not be used until a technician has cleared it is left alone', async () => {
    const { session, plugAll, clock, board3 } = hallInTest();
    plugAll();
    session.publish(topicOf.board(3), { ...idles(3, 1), outOfService: true });
    await clock.pass(500);
    session.publish(topics.tests('demo', 'D1'), asks('board-3', 'board'));
    await settled();
    expect(session.told.at(-1)?.value).toMatchObject({ finding: 'out-of-service' });
    expect(board3.text).toBe('');
  });
});

describe('a keypad that is tried', () => {
  it('shows the key that arrives, and nothing else comes of it', async () => {
    const { bus, results, session, clock } = await tried('keypad-3', 'key');
    bus.press(3, 0x0c);
    await clock.pass(300);
    expect(results()).toEqual(finding('key-arrived', { what: { zh: '叫号', en: 'Call next' } }));
    expect(session.sent).toEqual([]);
    expect(bus.take()).toContainEqual({ kind: 'result', address: 3, ok: true });
    // The next one is the clerk’s.
    await clock.pass(5000);
    bus.press(3, 0x0c);
    await settled();
    expect(session.sent.map(({ command }) => command.kind)).toEqual(['call-next']);
  });

  it('tells nothing of what was typed', async () => {
    const { bus, results } = await tried('keypad-3', 'key');
    bus.press(3, 0x0f, [0, 1, 4, 7, 2, 9]);
    await settled();
    expect(results()).toHaveLength(1);
    expect(JSON.stringify(results())).not.toContain('472');
  });

  it('on which nobody presses has sent no key, and one that is needed is not waited for', async () => {
    const { clock, results } = await tried('keypad-3', 'key');
    await clock.pass(30_000);
    expect(results()).toEqual(finding('no-key'));
    const needed = await tried('keypad-3', 'key');
    needed.session.publish(topicOf.board(3), calls(3, 'B012', 2));
    await settled();
    expect(needed.results()).toEqual(finding('overtaken'));
  });

  it('during a call is the clerk’s', async () => {
    const { session, plugAll, clock, bus } = hallInTest();
    plugAll();
    session.publish(topicOf.board(3), calls(3, 'B012', 2));
    await clock.pass(500);
    session.publish(topics.tests('demo', 'D1'), asks('keypad-3', 'key'));
    await settled();
    expect(session.told.at(-1)?.value).toMatchObject({ finding: 'call-under-way' });
    bus.press(3, 0x0c);
    await settled();
    expect(session.sent).toHaveLength(1);
  });

  it('on a bus that is not there is not waited for', async () => {
    const hall = hallInTest();
    hall.session.publish(topics.tests('demo', 'D1'), asks('keypad-3', 'key'));
    await settled();
    expect(hall.session.told.at(-1)?.value).toMatchObject({ finding: 'device-fault', faults: ['unplugged'] });
  });
});

describe('an evaluator and a loudspeaker that are tried', () => {
  it('the evaluator asks for a grade and shows the one that comes; the member’s next goes to the hub', async () => {
    const { bus, results, session, clock } = await tried('evaluator-3', 'key');
    await clock.pass(300);
    expect(bus.take()).toContainEqual({ kind: 'startEvaluation', address: 3 });
    bus.say({ kind: 'grade', address: 3, grade: 1 });
    await settled();
    expect(results()).toEqual(finding('key-arrived', { what: expect.anything() }));
    expect(session.sent).toEqual([]);
  });

  it('the loudspeaker says that it is a test', async () => {
    const { loudspeaker, results } = await tried('D1-speaker', 'speak');
    expect(loudspeaker.heard).toEqual(['扬声器 测试']);
    expect(results()).toEqual(finding('spoken'));
  });
});
