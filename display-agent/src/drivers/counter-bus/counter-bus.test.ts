import { concat, counterBus, hex } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BusEnd } from '../../testing/scripted-devices.ts';
import { TestPort } from '../../testing/test-port.ts';
import { settled, VirtualClock } from '../../testing/virtual-clock.ts';
import { Line } from '../line/line.ts';
import { CounterBus } from './counter-bus.ts';

const model21 = counterBus.models.get('keypad-21')!;
const model16 = counterBus.models.get('keypad-16')!;
const keys = { callNext: 0x0c, recall: 0x0d, wait: 0x0b, evaluate: 0x0b };

/** A bus with a 21-key keypad at window 1 and a 16-key one at window 6, each with an evaluator. */
function busInTest(options: { evaluators?: boolean; hearsItself?: boolean } = {}) {
  const clock = new VirtualClock();
  const port = new TestPort();
  const devices = new BusEnd(port);
  const acted: string[] = [];
  const dropped: string[] = [];
  const line = new Line({
    baud: 9600,
    idleMs: 20,
    quietMs: 25,
    echoLateMs: 30,
    noise: { bytes: 40, withinMs: 60_000 },
    clock,
    keep: port.keep,
  });
  const bus = new CounterBus({ line, clock, model: model21, drop: (why) => dropped.push(why) });
  for (const [address, model] of [
    [1, model21],
    [6, model16],
  ] as const)
    bus.connect({
      address,
      model,
      hasEvaluator: options.evaluators ?? true,
      onKeys: (action) => acted.push(`${address} ${action.kind}`),
      onGrade: (grade) => acted.push(`${address} grade ${grade}`),
    });
  port.hearsItself = options.hearsItself ?? false;
  port.plug();
  return { clock, port, devices, acted, dropped, line };
}

describe('keys on the counter bus', () => {
  it('given a press, then it is acknowledged by the same bytes at once and acts', async () => {
    const { devices, acted, port } = busInTest();
    devices.press(1, keys.callNext);
    await settled();
    expect(port.take()).toEqual([hex('FF 68 03 03 68 01 01 0C 0E 16')]);
    expect(acted).toEqual(['1 callNext']);
  });

  it('given a display waits for the line, then the acknowledgement goes ahead of it', async () => {
    const { devices, line, port, clock } = busInTest();
    const display = hex('FF 68 08 08 68 01 02 0A 0A 0A 00 01 02 24 16');
    port.say(hex('00'));
    await settled();
    line.askTurn(() => display);
    devices.press(1, keys.callNext);
    await settled();
    expect(port.take()).toEqual([devices.bytes({ kind: 'keyPress', address: 1, digits: [], key: 0x0c })]);
    await clock.pass(100);
    expect(port.take()).toEqual([display]);
  });

  it('given the keypad heard no acknowledgement and sends again, then each is acknowledged and it acts once', async () => {
    const { devices, acted, clock } = busInTest();
    for (let i = 0; i < 4; i += 1) {
      devices.press(1, keys.callNext);
      await clock.pass(300);
    }
    expect(acted).toEqual(['1 callNext']);
    expect(devices.take()).toHaveLength(4);
  });

  it('given the same key a second later, then it is another press', async () => {
    const { devices, acted, clock } = busInTest();
    devices.press(1, keys.callNext);
    await clock.pass(1000);
    devices.press(1, keys.callNext);
    await settled();
    expect(acted).toEqual(['1 callNext', '1 callNext']);
  });

  it('given the same key at two windows, then each acts', async () => {
    const { devices, acted } = busInTest();
    devices.press(1, keys.callNext);
    devices.press(6, keys.callNext);
    await settled();
    expect(acted).toEqual(['1 callNext', '6 callNext']);
  });

  it('given an adapter that hears itself, then our acknowledgement is not taken for the next press and not acknowledged again', async () => {
    const { devices, acted, port, clock } = busInTest({ hearsItself: true });
    devices.press(1, keys.callNext);
    await clock.pass(500);
    expect(port.take()).toHaveLength(1);
    expect(acted).toEqual(['1 callNext']);
  });

  it('given two presses that collided, then neither acts, and the next is heard', async () => {
    const { devices, acted, clock, port, line } = busInTest();
    const press = devices.bytes({ kind: 'keyPress', address: 1, digits: [], key: keys.callNext });
    port.say(press.map((byte, i) => (i > 4 && i < 8 ? byte | 0x22 : byte)));
    await clock.pass(50);
    devices.press(6, keys.recall);
    await settled();
    expect(acted).toEqual(['6 recall']);
    expect(line.skipped).toBe(press.length);
  });

  it('given a frame cut short and the line quiet, then the next press is heard', async () => {
    const { devices, acted, clock, port } = busInTest();
    port.say(hex('FF 68 09 09 68 01 01'));
    await clock.pass(30);
    devices.press(1, keys.callNext);
    await settled();
    expect(acted).toEqual(['1 callNext']);
  });

  it('given a keypad that leaves out the closing byte, then its press acts once the line is quiet', async () => {
    const { acted, clock, port } = busInTest();
    port.say(hex('FF 68 03 03 68 01 01 0C 0E'));
    await clock.pass(30);
    expect(acted).toEqual(['1 callNext']);
  });

  it('given an address that no window has, then it is counted and neither acknowledged nor acted on', async () => {
    const { devices, acted, dropped } = busInTest();
    devices.press(44, keys.callNext);
    await settled();
    expect([acted, devices.take(), dropped]).toEqual([[], [], ['frame from an address that no window has']]);
  });

  it('given digits without a function key, then they are acknowledged and ask for nothing', async () => {
    const { devices, acted } = busInTest();
    devices.say({ kind: 'digits', address: 1, digits: [1, 2] });
    await settled();
    expect(devices.take()).toMatchObject([{ kind: 'keyEcho', digits: [1, 2], key: null }]);
    expect(acted).toEqual([]);
  });

  it('given presses among noise, cut anywhere, then each acts exactly once', async () => {
    const press = fc.record({
      address: fc.constantFrom(1, 6),
      key: fc.constantFrom(keys.callNext, keys.recall),
      digits: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
    });
    // Noise without FF cannot be taken for the beginning of a frame.
    const noise = fc.uint8Array({ max: 0xfe, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(press, noise), { maxLength: 6, selector: ([one]) => JSON.stringify(one) }),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (presses, cuts) => {
          const { devices, acted, port, clock } = busInTest();
          const stream = concat(
            ...presses.flatMap(([one, stray]) => [stray, devices.bytes({ kind: 'keyPress', ...one })]),
          );
          const places = [
            0,
            ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b),
            stream.length,
          ];
          for (const [i, end] of places.slice(1).entries()) port.say(stream.slice(places[i], end));
          await clock.pass(100);
          expect(acted).toHaveLength(presses.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('evaluators on the counter bus', () => {
  it('given the evaluate key, then its acknowledgement is what starts the evaluator, once', async () => {
    const { devices, acted, clock } = busInTest();
    devices.press(1, keys.evaluate);
    await clock.pass(200);
    expect(devices.take()).toEqual([{ kind: 'startEvaluation', address: 1 }]);
    expect(acted).toEqual(['1 evaluate']);
  });

  it('given a model on which the same key means wait, then no member is asked for a grade', async () => {
    const { devices, acted, clock } = busInTest();
    devices.press(6, keys.wait);
    await clock.pass(200);
    expect(devices.take()).toEqual([]);
    expect(acted).toEqual(['6 hold']);
  });

  it('given no evaluator there, then the wait key is acknowledged as any other', async () => {
    const { devices } = busInTest({ evaluators: false });
    devices.press(6, keys.wait);
    await settled();
    expect(devices.take()).toHaveLength(1);
  });

  it('given digits before the wait key, then its acknowledgement starts no evaluator and is sent', async () => {
    const { devices } = busInTest();
    devices.press(6, keys.wait, [7]);
    await settled();
    expect(devices.take()).toMatchObject([{ kind: 'keyEcho', digits: [7], key: keys.wait }]);
  });

  it('given a grade, then the evaluator is answered and the hall is told in its own grades', async () => {
    const { devices, acted, clock } = busInTest();
    devices.say({ kind: 'grade', address: 1, grade: 3 });
    await clock.pass(100);
    expect(devices.take()).toEqual([{ kind: 'gradeReply', address: 1, grade: 3 }]);
    expect(acted).toEqual(['1 grade 4']);
  });

  it('given an adapter that hears itself, then the reply to a grade is not taken for typed digits', async () => {
    const { devices, acted, port, clock } = busInTest({ hearsItself: true });
    devices.say({ kind: 'grade', address: 1, grade: 3 });
    await clock.pass(500);
    expect(port.take()).toHaveLength(1);
    expect(acted).toEqual(['1 grade 4']);
  });
});
