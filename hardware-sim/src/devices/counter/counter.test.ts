import { counterBus } from '@jiaohao/shared';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type DeviceBench, deviceBench, type Host } from '../../testing/device-bench.ts';
import type { Evaluator } from './evaluator.ts';
import type { Keypad } from './keypad.ts';

type Said = readonly counterBus.ToHost[];

describe.each([...counterBus.models.values()])('keypads and evaluators on one bus, model $id', (model) => {
  let bench: DeviceBench;
  let host: Host<counterBus.ToDevice, counterBus.ToHost>;
  let keypad: Keypad;
  let evaluator: Evaluator;
  beforeEach(async () => {
    const at = (window: number) =>
      (['keypad', 'evaluator'] as const).map((kind) => ({
        kind,
        id: `${kind}-${window}`,
        window,
        address: window,
        model: model.id,
      }));
    bench = await deviceBench([{ link: 'bus', devices: [...at(3), ...at(4)] }]);
    host = bench.host('bus', counterBus.counterBusCodec(model));
    keypad = bench.hall.at('keypad', { window: 3 })!;
    evaluator = bench.hall.at('evaluator', { window: 3 })!;
  });
  const press = async (key: string, digits?: number[]): Promise<Said> => {
    expect(keypad.press(key, digits)).toBe(true);
    return host.hear();
  };

  it('given digits typed, when call is pressed, then one frame carries them, and the echo acknowledges it', async () => {
    keypad.type(1);
    keypad.type(2);
    expect(keypad.view().typed).toBe('12');
    const [said] = await press('call');
    expect(said).toEqual({ kind: 'keyPress', address: 3, digits: [1, 2], key: 0x0c });
    expect(keypad.view()).toMatchObject({ typed: '', press: { keys: '12 叫号', state: 'sent' } });
    await host.say(counterBus.echoOf({ kind: 'keyPress', address: 3, digits: [1, 2], key: 0x0c }));
    expect(keypad.view().press?.state).toBe('acknowledged');
  });

  it('given no echo, then the press is sent again as often as the model does, and counts as unanswered', async () => {
    await press('recall');
    bench.clock.pass(5000);
    const repeats = await host.hear();
    expect(repeats.length).toBe(model.resend?.times ?? 0);
    expect(new Set(repeats.map((one) => JSON.stringify(one))).size).toBeLessThan(2);
    expect(keypad.view().press?.state).toBe('unanswered');
  });

  it('given an echo, then nothing is sent again', async () => {
    await press('recall');
    await host.say(counterBus.echoOf({ kind: 'keyPress', address: 3, digits: [], key: 0x0d }));
    bench.clock.pass(5000);
    expect(await host.hear()).toEqual([]);
  });

  it('given the echo of another key or another window, then the press is not acknowledged', async () => {
    await press('recall');
    await host.say(
      counterBus.echoOf({ kind: 'keyPress', address: 3, digits: [], key: 0x0c }),
      counterBus.echoOf({ kind: 'keyPress', address: 4, digits: [], key: 0x0d }),
    );
    expect(keypad.view().press?.state).toBe('sent');
  });

  it('shows what it is sent on six positions, lamps and beeps; its neighbour shows nothing', async () => {
    await host.say(
      ...counterBus.displaysOf(model, 3, { ticket: 'A012', waiting: null }),
      { kind: 'result', address: 3, ok: false },
      { kind: 'beep', address: 3 },
      { kind: 'beep', address: 3 },
    );
    expect(keypad.view()).toMatchObject({ display: [null, null, null, 0, 1, 2], lamp: 'fail', beeps: 2 });
    expect(bench.hall.at('keypad', { window: 4 })?.view()).toMatchObject({ beeps: 0, lamp: null });
  });

  it('given the evaluator is started, when the member presses a grade, then it is sent and acknowledged', async () => {
    await host.say({ kind: 'startEvaluation', address: 3 });
    expect(evaluator.view().asking).toBe(true);
    expect(bench.hall.at('evaluator', { window: 4 })?.view().asking).toBe(false);
    expect(evaluator.grade(2)).toBe(true);
    expect(await host.hear()).toEqual([{ kind: 'grade', address: 3, grade: counterBus.sentGrade(model, 2) }]);
    await host.say({ kind: 'gradeReply', address: 3, grade: counterBus.sentGrade(model, 2)! });
    expect(evaluator.view()).toMatchObject({ asking: false, press: { grade: 2, state: 'acknowledged' } });
    expect(evaluator.grade(9)).toBe(false);
  });

  it('a log-in shows no digits on the bench', async () => {
    const key = model.legends[0x0f]!;
    await press(key, [0, 1, 4, 7, 1, 1]);
    expect(keypad.view().press?.keys).toBe(`•••• ${key}`);
  });

  it('every key of the model can be pressed by its name and by what is printed on it', async () => {
    for (const { name, legend, code } of keypad.keys) {
      for (const called of [name, legend]) {
        expect(await press(called)).toMatchObject([{ kind: 'keyPress', digits: [], key: code }]);
        await host.say(counterBus.echoOf({ kind: 'keyPress', address: 3, digits: [], key: code }));
      }
    }
    expect(keypad.press('no-such-key')).toBe(false);
  });

  it('given noise of any kind, then the next sound frame is obeyed', async () => {
    const port = bench.connect('bus');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (noise) => {
        const before = keypad.view().beeps;
        await port.write(noise);
        await new Promise((resolve) => setImmediate(resolve));
        bench.clock.pass(200);
        await port.write(counterBus.counterBusCodec(model).toDevice.encode({ kind: 'beep', address: 3 }));
        await new Promise((resolve) => setImmediate(resolve));
        expect(keypad.view().beeps).toBeGreaterThan(before);
      }),
      { numRuns: 60 },
    );
  });

  it('given one keypad off the bus, then it alone is gone', async () => {
    await keypad.troubles.set('unplugged', true);
    expect(await press('call')).toEqual([]);
    expect(bench.hall.at('keypad', { window: 4 })?.press('call')).toBe(true);
    expect((await host.hear()).length).toBeGreaterThan(0);
    await keypad.troubles.set('unplugged', false);
    expect(await press('call')).toMatchObject([{ kind: 'keyPress', address: 3 }]);
  });

  it('given collisions, when two windows press at once, then neither is understood; after it each is', async () => {
    const bus = bench.hall.devices.get('bus')!;
    await bus.troubles.set('collisions', true);
    const other = bench.hall.at('keypad', { window: 4 })!;
    keypad.press('call');
    other.press('recall');
    bench.clock.pass(30);
    expect((await host.hear()).filter((said) => said.kind === 'keyPress')).toEqual([]);
    await bus.troubles.set('collisions', false);
    await host.hear();
    bench.clock.pass(5000);
    await host.hear();
    expect(await press('call')).toMatchObject([{ kind: 'keyPress', address: 3 }]);
  });

  it('given an adapter that echoes, then the host reads its own words', async () => {
    await bench.hall.devices.get('bus')?.troubles.set('adapter-echo', true);
    expect(await host.say({ kind: 'beep', address: 3 })).toMatchObject([{ kind: 'overheard' }]);
  });
});
