import { onbonBoard, stripBoard, type BoardDesired, type DeviceFault } from '@jiaohao/shared';
import { describe, expect, it } from 'vitest';
import { onbonProfile } from '../../domain/board-profile.ts';
import type { FaceColours } from '../../domain/plan-board.ts';
import { OnbonEnd, StripsEnd } from '../../testing/scripted-devices.ts';
import { TestPort } from '../../testing/test-port.ts';
import { settled, VirtualClock } from '../../testing/virtual-clock.ts';
import { Line } from '../line/line.ts';
import { AskingLine } from './asking-line.ts';
import { KeptBoard } from './keep-board.ts';
import { onbonDriver } from './onbon.ts';
import { stripDriver } from './strip.ts';

const colours: FaceColours = { call: 'red', idle: 'green', paused: 'yellow', closed: 'yellow' };
const times = { pingEveryMs: 1500, retryEveryMs: 3000, refreshEveryMs: 60_000, busyPauseMs: 100 };
const onbonModel = onbonBoard.models.get('bx-5k')!;
const stripModel = [...stripBoard.models.values()][0]!;

const call = (number: string, attention: number): BoardDesired => ({
  window: 3,
  face: 'call',
  text: `请${number}号到3号窗口`,
  short: number,
  attention,
  outOfService: false,
});

function portInTest(baud: number) {
  const clock = new VirtualClock();
  const port = new TestPort();
  const line = new Line({
    baud,
    idleMs: 0,
    quietMs: 25,
    echoLateMs: 30,
    noise: { bytes: 40, withinMs: 60_000 },
    clock,
    keep: port.keep,
  });
  return { clock, port, line, baud };
}

function onbonInTest(baud = onbonModel.baud) {
  const at = portInTest(baud);
  const device = new OnbonEnd(at.port, onbonModel);
  const { toHost: codec } = onbonBoard.onbonBoardCodec(onbonModel);
  const faults: string[] = [];
  const board = new KeptBoard({
    line: at.line,
    driver: onbonDriver({ line: new AskingLine({ ...at, codec }), address: 1, model: onbonModel }),
    colours,
    times,
    clock: at.clock,
    onFaults: (now) => {
      const words = now.join(' ');
      if (faults.at(-1) !== words) faults.push(words);
    },
  });
  at.port.plug();
  return { ...at, device, board, faults };
}

describe('a window board kept as desired', () => {
  it('given a call, then the board shows it without waiting for any clock', async () => {
    const { device, board, faults } = onbonInTest();
    await settled();
    device.take();
    board.want(call('A012', 1));
    await settled();
    expect(device.text).toBe('请A012号到3号窗口');
    expect(device.take()).toEqual(['updateAreas']);
    expect(faults).toEqual(['']);
  });

  it('given the same again, then nothing is sent', async () => {
    const { device, board } = onbonInTest();
    board.want(call('A012', 1));
    await settled();
    device.take();
    board.want(call('A012', 1));
    await settled();
    expect(device.take()).toEqual([]);
  });

  it('given calls faster than the board answers, then the last one stands and those between are left out', async () => {
    const { device, board } = onbonInTest();
    for (let i = 1; i <= 9; i += 1) board.want(call(`A00${i}`, i));
    await settled();
    expect(device.text).toBe('请A009号到3号窗口');
    expect(device.take().filter((kind) => kind === 'updateAreas').length).toBeLessThanOrEqual(2);
  });

  it('given a recall, then the same text rolls in anew', async () => {
    const { device, board } = onbonInTest();
    board.want(call('A012', 1));
    await settled();
    board.want(call('A012', 2));
    await settled();
    expect([...device.areas.values()].map(({ displayMode }) => displayMode)).toEqual(['up']);
  });

  it('given an answer that got lost, then the same is said again and no fault is told', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.whims = ['ignore', 'ignore'];
    board.want(call('A012', 1));
    await clock.pass(3500);
    expect(device.text).toBe('请A012号到3号窗口');
    expect(faults).toEqual(['']);
  });

  it('given a board that answers nothing, then within 5 s it is called silent', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.always = 'ignore';
    board.want(call('A012', 1));
    await clock.pass(5000);
    expect(faults).toEqual(['', 'silent']);
  });

  it('given a board with nothing to do goes silent, then that is noticed within 5 s too', async () => {
    const { clock, device, board, faults } = onbonInTest();
    board.want(call('A012', 1));
    await clock.pass(10_000);
    device.always = 'ignore';
    await clock.pass(5000);
    expect(faults).toEqual(['', 'silent']);
  });

  it('given a board cut off just after it answered, and a call just before it is asked again, then that is noticed within 5 s of the cut', async () => {
    for (const baud of [9600, 57_600]) {
      const { clock, device, board, faults } = onbonInTest(baud);
      board.want(call('A012', 1));
      await settled();
      await clock.pass(times.pingEveryMs);
      device.always = 'ignore';
      await clock.pass(times.pingEveryMs - 1);
      board.want(call('A013', 2));
      await clock.pass(5000 - times.pingEveryMs + 1);
      expect(faults, String(baud)).toEqual(['', 'silent']);
    }
  });

  it('given a silent board, then it is only pinged, slowly; when it answers, it gets everything and the fault is gone', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.always = 'ignore';
    board.want(call('A012', 1));
    await clock.pass(5000);
    device.take();
    board.want(call('A013', 2));
    await clock.pass(30_000);
    const asked = device.take();
    expect(new Set(asked)).toEqual(new Set(['ping']));
    expect(asked.length).toBeLessThan(30);
    device.always = 'obey';
    await clock.pass(6000);
    expect(device.text).toBe('请A013号到3号窗口');
    expect(faults).toEqual(['', 'silent', '']);
  });

  it('given desired state changes all the time, then a silent board is found again all the same', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.always = 'ignore';
    board.want(call('A001', 1));
    await clock.pass(5000);
    device.always = 'obey';
    for (let i = 2; i < 20; i += 1) {
      board.want(call('A002', i));
      await clock.pass(500);
    }
    expect(faults).toEqual(['', 'silent', '']);
  });

  it('given a half-broken board that answers pings and nothing else, then its fault stays', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.always = 'ignore';
    device.answersPings = true;
    board.want(call('A012', 1));
    await clock.pass(60_000);
    expect(faults).toEqual(['', 'silent']);
  });

  it('given a busy board, then it is asked again in a moment', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.whims = ['busy', 'busy', 'busy'];
    board.want(call('A012', 1));
    await settled();
    expect(device.text).toBe('');
    await clock.pass(300);
    expect(device.text).toBe('请A012号到3号窗口');
    expect(faults).toEqual(['']);
  });

  it('given a board that says busy for ever, then that is a fault, and it ends when the board obeys', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.always = 'busy';
    board.want(call('A012', 1));
    await clock.pass(2000);
    expect(faults).toEqual(['', 'refuses-commands']);
    device.take();
    await clock.pass(30_000);
    expect(device.take().length).toBeLessThan(15);
    device.always = 'obey';
    await clock.pass(4000);
    expect(device.text).toBe('请A012号到3号窗口');
    expect(faults.at(-1)).toBe('');
  });

  it('given a board that has no font for it, then it is a fault at once and not said over and over', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.take();
    device.always = 'no-font';
    board.want(call('A012', 1));
    await clock.pass(10_000);
    expect(faults).toEqual(['', 'refuses-commands']);
    expect(device.take().length).toBeLessThan(8);
  });

  it('given words that arrive damaged now and then, then they are said again; given always, then the cable is at fault', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.whims = ['bad-checksum'];
    board.want(call('A012', 1));
    await clock.pass(200);
    expect([device.text, faults]).toEqual(['请A012号到3号窗口', ['']]);
    device.always = 'bad-checksum';
    board.want(call('A013', 2));
    await clock.pass(2000);
    expect(faults).toEqual(['', 'cable-noise']);
  });

  it('given an unplug, then the board is unplugged; replugged, whatever it shows is wiped and all is sent', async () => {
    const { port, device, board, faults } = onbonInTest();
    board.want(call('A012', 1));
    await settled();
    port.unplug();
    expect(faults).toEqual(['', 'unplugged']);
    const [mine] = device.areas.values();
    device.areas.set(5, { ...mine!, id: 5 });
    board.want(call('A013', 2));
    port.plug();
    await settled();
    expect(device.text).toBe('请A013号到3号窗口');
    expect(faults).toEqual(['', 'unplugged', '']);
  });

  it('given an unplug in the middle of a question, then its answer is not waited for when the port is back', async () => {
    const { port, device, board } = onbonInTest();
    await settled();
    device.whims = ['ignore'];
    board.want(call('A012', 1));
    port.unplug();
    port.plug();
    await settled();
    expect(device.text).toBe('请A012号到3号窗口');
  });

  it('given an answer from before an unplug, then it is not believed: the board is sent everything again', async () => {
    const { clock, port, line } = portInTest(9600);
    const performed: ((outcome: 'done') => void)[] = [];
    const board = new KeptBoard({
      line,
      driver: {
        profile: onbonProfile(onbonModel),
        perform: () => new Promise((resolve) => performed.push(resolve)),
        ping: () => Promise.resolve('done'),
      },
      colours,
      times,
      clock,
      onFaults: () => {},
    });
    port.plug();
    await settled();
    board.want(call('A012', 1));
    port.unplug();
    port.plug();
    performed[0]?.('done');
    await settled();
    expect(performed).toHaveLength(2);
  });

  it('given a card with another address answers, then it has not answered for this one', async () => {
    const { clock, device, board, faults } = onbonInTest();
    await settled();
    device.answersAs = 2;
    board.want(call('A012', 1));
    await clock.pass(5000);
    expect(faults).toEqual(['', 'silent']);
  });

  it('given a board taken out of service, then nothing at all is said to it until it is cleared, and then everything', async () => {
    const { clock, port, device, board, faults } = onbonInTest();
    board.want(call('A012', 1));
    await settled();
    board.want({ ...call('A012', 1), outOfService: true });
    await settled();
    port.take();
    board.want({ ...call('A013', 2), outOfService: true });
    await clock.pass(120_000);
    expect(port.take()).toEqual([]);
    const [mine] = device.areas.values();
    device.areas.set(5, { ...mine!, id: 5 });
    board.want(call('A013', 2));
    await settled();
    expect(device.text).toBe('请A013号到3号窗口');
    await clock.pass(2000);
    expect(device.take()).toContain('ping');
    expect(faults).toEqual(['']);
  });

  it('given it is unplugged and plugged in again while out of service, then that is told, and nothing is said to it', async () => {
    const { clock, port, board, faults } = onbonInTest();
    board.want({ ...call('A012', 1), outOfService: true });
    await settled();
    port.unplug();
    port.plug();
    await clock.pass(10_000);
    expect(faults).toEqual(['', 'unplugged', '']);
    expect(port.take().filter((_, i) => i > 0)).toEqual([]);
  });

  it('given a power dip that nobody saw, then the next refresh brings the text back without wiping first', async () => {
    const { clock, device, board } = onbonInTest();
    board.want(call('A012', 1));
    await settled();
    device.loseMemory();
    device.requests.splice(0);
    await clock.pass(62_000);
    expect(device.text).toBe('请A012号到3号窗口');
    expect(device.requests.filter(({ kind }) => kind === 'updateAreas')).toMatchObject([{ remove: [] }]);
  });

  it('given nothing to show, then the board is dark', async () => {
    const { device, board } = onbonInTest();
    board.want(call('A012', 1));
    await settled();
    board.want({ ...call('', 2), face: 'closed', text: '', short: '' });
    await settled();
    expect(device.text).toBe('');
  });
});

describe('strip screens that share a line', () => {
  function stripsInTest() {
    const at = portInTest(stripModel.baud);
    const devices = new StripsEnd(at.port, stripModel);
    const { toHost: codec } = stripBoard.stripBoardCodec(stripModel);
    const asking = new AskingLine({ ...at, codec });
    const faults = new Map<number, readonly DeviceFault[]>();
    const boards = [7, 8].map(
      (address) =>
        new KeptBoard({
          line: at.line,
          driver: stripDriver({ line: asking, address, model: stripModel }),
          colours,
          times,
          clock: at.clock,
          onFaults: (now) => faults.set(address, now),
        }),
    );
    at.port.plug();
    return { ...at, devices, seven: boards[0]!, eight: boards[1]!, faults };
  }

  it('given each has its call, then each shows its own', async () => {
    const { devices, seven, eight } = stripsInTest();
    seven.want(call('A001', 1));
    eight.want(call('B002', 1));
    await settled();
    expect([...devices.shown]).toEqual([
      [7, 'A001'],
      [8, 'B002'],
    ]);
  });

  it('given one is dead, then it alone is silent and the other still shows its calls', async () => {
    const { clock, devices, seven, eight, faults } = stripsInTest();
    devices.dead.add(7);
    seven.want(call('A001', 1));
    await clock.pass(5000);
    eight.want(call('B002', 1));
    await clock.pass(2000);
    expect(devices.shown.get(8)).toBe('B002');
    expect([faults.get(7), faults.get(8)]).toEqual([['silent'], []]);
  });

  it('given a strip answers that was not asked, then the one that was is still silent', async () => {
    const { clock, port, devices, seven, faults } = stripsInTest();
    await clock.pass(100);
    devices.dead.add(7);
    const { toHost } = stripBoard.stripBoardCodec(stripModel);
    seven.want(call('A001', 1));
    for (let i = 0; i < 50; i += 1) {
      port.say(toHost.encode({ kind: 'ok', address: 8 }));
      await clock.pass(100);
    }
    expect(faults.get(7)).toEqual(['silent']);
  });

  it('given a recall, then the strip goes dark and lights again', async () => {
    const { devices, seven } = stripsInTest();
    seven.want(call('A001', 1));
    await settled();
    devices.requests.splice(0);
    seven.want(call('A001', 2));
    await settled();
    expect(devices.requests.map((one) => (one.kind === 'show' ? one.text[0]?.text : one.kind))).toEqual([
      ' ',
      'A001',
    ]);
  });
});
