import { topics, type Answer } from '@jiaohao/shared';
import { HubSilentError } from '@jiaohao/shared/node';
import { describe, expect, it } from 'vitest';
import { hallInTest } from './testing/hall-in-test.ts';
import { calls as board } from './testing/invented.ts';
import { settled } from './testing/virtual-clock.ts';

describe('the display agent of a hall', () => {
  it('given a clerk presses call at window 3, then the hub is asked, and what it desires stands on board and keypad', async () => {
    const { clock, session, bus, board3, plugAll } = hallInTest();
    plugAll();
    session.hub = (_command, id) => {
      session.publish(topics.board('demo', 3), board(3, 'B012', 1));
      session.publish(topics.keypad('demo', 3), {
        window: 3,
        ticket: 'B012',
        waiting: 4,
        beeps: 0,
        gradeAsks: 0,
      });
      return Promise.resolve({ id, outcome: 'accepted', result: { kind: 'done' } } satisfies Answer);
    };
    bus.press(3, 0x0c);
    await settled();
    // No time has passed: nothing between the key and the board waits for a clock.
    expect(session.sent.map(({ command }) => command)).toEqual([{ kind: 'call-next', window: 3 }]);
    expect(board3.text).toBe('请B012号到3号窗口');
    await clock.pass(200);
    const heard = bus.take();
    expect(heard[0]).toMatchObject({ kind: 'keyEcho', address: 3, key: 0x0c });
    expect(heard).toContainEqual({ kind: 'result', address: 3, ok: true });
    expect(heard.findLast(({ kind }) => kind === 'display')).toMatchObject({ positions: [0, 0, 4, 0, 1, 2] });
  });

  it('given a press delivered twice, then the hub is asked once', async () => {
    const { clock, session, bus, plugAll } = hallInTest();
    plugAll();
    bus.press(3, 0x0c);
    await clock.pass(300);
    bus.press(3, 0x0c);
    await clock.pass(300);
    expect(session.sent).toHaveLength(1);
  });

  it('given the hub is away, then the clerk hears a beep and sees that nothing happened', async () => {
    const { clock, session, bus, plugAll } = hallInTest();
    plugAll();
    session.hub = () => Promise.reject(new HubSilentError('no answer'));
    bus.press(3, 0x0c);
    await clock.pass(200);
    const heard = bus.take();
    expect(heard).toContainEqual({ kind: 'beep', address: 3 });
    expect(heard).toContainEqual({ kind: 'result', address: 3, ok: false });
    expect(heard.at(-1)).toMatchObject({ kind: 'display', positions: [null, null, null, 9, 9, 1] });
  });

  it('given a paused window, then its pause key resumes, on the model with a key and on the model with a code', async () => {
    const { session, bus, plugAll } = hallInTest();
    plugAll();
    for (const window of [3, 6])
      session.publish(topics.board('demo', window), { ...board(window, '', 1), face: 'paused' });
    bus.press(3, 0x12);
    bus.press(6, 0x0f, [0]);
    await settled();
    expect(session.sent.map(({ command }) => command)).toEqual([
      { kind: 'resume', window: 3 },
      { kind: 'resume', window: 6 },
    ]);
  });

  it('given strip screens over windows 7 and 8, then each shows its own short text', async () => {
    const { session, strips, plugAll } = hallInTest();
    plugAll();
    session.publish(topics.board('demo', 7), board(7, 'C001', 1));
    session.publish(topics.board('demo', 8), board(8, 'A002', 1));
    await settled();
    expect([strips.shown.get(7), strips.shown.get(8)]).toEqual(['C001', 'A002']);
  });

  it('given the counter bus is not there, then it and its keypads are reported unplugged and boards work', async () => {
    const { session, port, board3 } = hallInTest();
    port('board-3').plug();
    port('counter-bus').unplug('cannot open the port');
    session.publish(topics.board('demo', 3), board(3, 'B012', 1));
    await settled();
    expect(board3.text).toBe('请B012号到3号窗口');
    expect(session.faultsOf('counter-bus')).toEqual(['unplugged']);
    expect(session.faultsOf('keypad-3')).toEqual(['unplugged']);
    expect(session.faultsOf('board-3')).toEqual([]);
    expect(session.reports.find(({ device }) => device === 'keypad-3')).toMatchObject({
      kind: 'keypad',
      window: 3,
    });
    port('counter-bus').plug();
    await settled();
    expect(session.faultsOf('keypad-3')).toEqual([]);
  });

  it('given a device as it was, then it is not reported again', async () => {
    const { clock, session, plugAll, board3 } = hallInTest();
    plugAll();
    session.publish(topics.board('demo', 3), board(3, 'B012', 1));
    await clock.pass(20_000);
    expect(session.reports.filter(({ device }) => device === 'board-3')).toHaveLength(1);
    board3.always = 'ignore';
    await clock.pass(5000);
    expect(session.faultsOf('board-3')).toEqual(['silent']);
  });

  it('given a cable that is pulled again and again, then it is called flapping until it has stayed plugged in', async () => {
    const { clock, session, port, plugAll } = hallInTest();
    plugAll();
    for (let i = 0; i < 5; i += 1) {
      await clock.pass(1000);
      port('counter-bus').unplug();
      port('counter-bus').plug();
    }
    expect(session.faultsOf('keypad-3')).toEqual(['flapping', 'unplugged']);
    await clock.pass(9999);
    expect(session.faultsOf('keypad-3')).toEqual(['flapping', 'unplugged']);
    await clock.pass(20_000);
    expect(session.faultsOf('keypad-3')).toEqual([]);
  });

  it('given noise on the counter bus beyond bad luck, then the cable is reported with what it cost', async () => {
    const { clock, session, port, plugAll } = hallInTest();
    plugAll();
    for (let i = 0; i < 30; i += 1) {
      port('counter-bus').say(Uint8Array.of(0xff, 0x68, 0x03, 0x04));
      await clock.pass(100);
    }
    expect(session.faultsOf('counter-bus')).toEqual(['cable-noise']);
    expect(session.reports.findLast(({ device }) => device === 'counter-bus')?.skippedBytes).toBe(100);
    await clock.pass(120_000);
    expect(session.faultsOf('counter-bus')).toEqual([]);
  });
});
