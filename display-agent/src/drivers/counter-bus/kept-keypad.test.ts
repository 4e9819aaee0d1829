import { counterBus, type KeypadDesired } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { BusEnd } from '../../testing/scripted-devices.ts';
import { TestPort } from '../../testing/test-port.ts';
import { VirtualClock } from '../../testing/virtual-clock.ts';
import { Line } from '../line/line.ts';
import { KeptKeypad } from './kept-keypad.ts';

const times = { refreshEveryMs: 30_000, codeShownMs: 4000, ticketShownMs: 5000 };
const desired = (ticket: string | null, waiting: number, beeps = 0, gradeAsks = 0): KeypadDesired => ({
  window: 1,
  ticket,
  waiting,
  beeps,
  gradeAsks,
});

function keypadInTest(modelId: string, plugged = true) {
  const clock = new VirtualClock();
  const port = new TestPort();
  const devices = new BusEnd(port);
  const model = counterBus.models.get(modelId)!;
  const line = new Line({
    baud: 9600,
    idleMs: 20,
    quietMs: 25,
    echoLateMs: 30,
    noise: { bytes: 40, withinMs: 60_000 },
    clock,
    keep: port.keep,
  });
  const codec = counterBus.counterBusCodec(model);
  const keypad = new KeptKeypad({
    at: { address: 1, model },
    line,
    times,
    clock,
    encode: (order) => codec.toDevice.encode(order),
  });
  if (plugged) port.plug();
  return { clock, port, devices, keypad };
}

describe('a keypad kept as desired', () => {
  it('given the queue changes, then the keypad shows it, and the same again is not sent', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    await clock.pass(50);
    keypad.want(desired('A012', 25));
    await clock.pass(50);
    expect(devices.displays(1)).toEqual(['025012']);
  });

  it('given many changes while the line is busy, then only the newest is said', async () => {
    const { clock, port, devices, keypad } = keypadInTest('keypad-21');
    port.say(Uint8Array.of(0));
    await clock.pass(1);
    for (let waiting = 30; waiting > 20; waiting -= 1) keypad.want(desired(null, waiting));
    await clock.pass(200);
    expect(devices.displays(1)).toEqual(['021---']);
  });

  it('given room for one number, then the ticket is shown after its call and then how many wait', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-16');
    keypad.want(desired('C003', 7));
    await clock.pass(4000);
    expect(devices.displays(1)).toEqual(['---003']);
    await clock.pass(1500);
    expect(devices.displays(1)).toEqual(['007---']);
  });

  it('given an accepted press, then the clerk hears ok and sees where the queue stands', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    await clock.pass(100);
    devices.take();
    keypad.accept();
    await clock.pass(100);
    expect(devices.take()).toMatchObject([
      { kind: 'result', ok: true },
      { kind: 'display', positions: [0, 2, 5, 0, 1, 2] },
    ]);
  });

  it('given a refused press, then a beep, its code for a few seconds, and the queue again', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    await clock.pass(100);
    devices.take();
    keypad.refuse('401');
    await clock.pass(200);
    expect(devices.take()).toMatchObject([
      { kind: 'beep' },
      { kind: 'result', ok: false },
      { kind: 'display', positions: [null, null, null, 4, 0, 1] },
    ]);
    await clock.pass(3700);
    expect(devices.take()).toEqual([]);
    await clock.pass(300);
    expect(devices.displays(1)).toEqual(['025012']);
  });

  it('given a refusal stands, when the next press is accepted, then the code goes at once', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    keypad.refuse('401');
    await clock.pass(500);
    devices.take();
    keypad.accept();
    await clock.pass(100);
    expect(devices.displays(1)).toEqual(['025012']);
    await clock.pass(10_000);
    expect(devices.displays(1)).toEqual([]);
  });

  it('given the hub wants the clerk told, then it beeps once, and not for what was before we started', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired(null, 1, 7));
    await clock.pass(100);
    keypad.want(desired(null, 1, 8));
    keypad.want(desired(null, 1, 8));
    await clock.pass(100);
    expect(devices.take().map(({ kind }) => kind)).toEqual(['display', 'beep']);
  });

  it('given the clerk asks at the page for a grade, then the evaluator asks once, and not for what was before we started', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired(null, 1, 0, 3));
    await clock.pass(100);
    keypad.want(desired(null, 1, 0, 4));
    keypad.want(desired(null, 1, 0, 4));
    await clock.pass(100);
    expect(devices.take().map(({ kind }) => kind)).toEqual(['display', 'startEvaluation']);
  });

  it('given a keypad that was replugged unseen, then its display comes back with the next refresh', async () => {
    const { clock, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    await clock.pass(100);
    devices.take();
    await clock.pass(30_000);
    expect(devices.displays(1)).toEqual(['025012']);
    await clock.pass(30_000);
    expect(devices.displays(1)).toEqual(['025012']);
  });

  it('given the bus was unplugged, when it is back, then the whole display is sent and no old news', async () => {
    const { clock, port, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    await clock.pass(100);
    port.unplug();
    keypad.refuse('991');
    keypad.want(desired('A013', 24));
    await clock.pass(5000);
    devices.take();
    port.plug();
    await clock.pass(100);
    expect(devices.take()).toMatchObject([{ kind: 'display', positions: [0, 2, 4, 0, 1, 3] }]);
  });

  it('given the answer to a press waits for the line when the bus is unplugged, then it is old news and not said later', async () => {
    const { clock, port, devices, keypad } = keypadInTest('keypad-21');
    keypad.want(desired('A012', 25));
    await clock.pass(100);
    port.say(Uint8Array.of(0));
    await clock.pass(1);
    keypad.accept();
    port.unplug();
    devices.take();
    port.plug();
    await clock.pass(200);
    expect(devices.take().map(({ kind }) => kind)).toEqual(['display']);
  });
});
